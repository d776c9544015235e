package org.ferrule.api.transport;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Receives the changes of a subscription. Called on a thread of the transport; must not block and must not call the link.
 *
 * @since 0.1
 */
@ConsumerType
@FunctionalInterface
public interface OpcUaListener {
    /**
     * Takes one change.
     *
     * @param node the variable
     * @param value its new value, quality and source time
     */
    void changed(OpcUaNodeId node, OpcUaValue value);
}
