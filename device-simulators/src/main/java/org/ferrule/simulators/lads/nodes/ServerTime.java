package org.ferrule.simulators.lads.nodes;

import java.time.InstantSource;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/** The server's own idea of the time: ServerStatus CurrentTime (i=2258) shows the device's clock, not the machine's. */
public final class ServerTime {
    private ServerTime() {}

    /** Lets a server tell the time of this clock. */
    public static void tell(OpcUaServer server, InstantSource clock) {
        server.getAddressSpaceManager()
                .getManagedNode(NodeIds.Server_ServerStatus_CurrentTime)
                .orElseThrow(() -> new IllegalStateException("the server has no ServerStatus"))
                .getFilterChain()
                .addFirst(LiveValue.measured(clock, () -> new DateTime(clock.instant())));
    }
}
