package org.ferrule.transport.opcua.service;

import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.transport.opcua.session.Epoch;
import org.ferrule.transport.opcua.session.StatusTexts;

/** Node ids that must exist in the session's namespaces. */
final class Nodes {
    static final StatusCode UNKNOWN = new StatusCode(StatusCodes.Bad_NodeIdUnknown);

    private Nodes() {}

    static NodeId require(Epoch epoch, OpcUaNodeId node) throws DeviceException {
        return epoch.nodeIds()
                .find(node)
                .orElseThrow(() -> StatusTexts.refusal(
                        UNKNOWN, node + " (the server does not have its namespace, or the identifier is malformed)"));
    }

    static void requireGood(StatusCode status, String what) throws DeviceException {
        if (status.isBad()) {
            throw StatusTexts.refusal(status, what);
        }
    }
}
