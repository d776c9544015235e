package org.ferrule.simulators.opcua;

import org.eclipse.milo.opcua.sdk.server.NodeManager;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.UaNodeManager;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.factories.NodeFactory;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * Works out, once for each process, what Milo lays into its address space for each session. Its first session would otherwise wait for it,
 * over a second of processor time, which a device that is up would not take.
 */
final class SessionDiagnostics {
    private SessionDiagnostics() {}

    /** To be called once the server has loaded its node set, and before anybody is told of it. */
    static void workOut(OpcUaServer server) {
        NodeManager<UaNode> scratch = new UaNodeManager();
        UaNodeContext context = new UaNodeContext() {
            @Override
            public OpcUaServer getServer() {
                return server;
            }

            @Override
            public NodeManager<UaNode> getNodeManager() {
                return scratch;
            }
        };
        server.getAddressSpaceManager().register(scratch);
        try {
            new NodeFactory(context).createNode(new NodeId(1, "scratch"), NodeIds.SessionDiagnosticsObjectType);
        } catch (UaException e) {
            throw new IllegalStateException("the server's own node set lacks the type of its session diagnostics", e);
        } finally {
            server.getAddressSpaceManager().unregister(scratch);
        }
    }
}
