package org.ferrule.api.transport;

import org.jspecify.annotations.Nullable;

/**
 * One child found by browsing.
 *
 * @param browseNamespace namespace URI of the browse name
 * @param browseName the browse name without its namespace
 * @param node the child's id
 * @param nodeClass what the child is
 * @param typeDefinition the child's type, null for methods and types
 * @since 0.1
 */
public record OpcUaReference(
        String browseNamespace,
        String browseName,
        OpcUaNodeId node,
        NodeClass nodeClass,
        @Nullable OpcUaNodeId typeDefinition) {
    /** The node classes that a driver meets (OPC 10000-3, 8.29). */
    public enum NodeClass {
        /** An object. */
        OBJECT,
        /** A variable or property. */
        VARIABLE,
        /** A method. */
        METHOD,
        /** Anything else: types, views. */
        OTHER
    }
}
