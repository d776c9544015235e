package org.ferrule.simulators.processor.nodes;

import java.time.InstantSource;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.ferrule.simulators.opcua.SampledAddressSpace;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.ProcessorSettings;

/** The part of the server's address space that is the device. */
public final class ProcessorAddressSpace extends SampledAddressSpace {
    private static final String NAMESPACE = "urn:ferrule:simulator:cell-processor:nodes";

    /** Builds all nodes; they become visible when the fragment is started. */
    public ProcessorAddressSpace(OpcUaServer server, CounterflowDevice device, ProcessorSettings settings) {
        this(server, device, settings, server.getNamespaceTable().add(NAMESPACE));
    }

    private ProcessorAddressSpace(
            OpcUaServer server, CounterflowDevice device, ProcessorSettings settings, UShort namespace) {
        super(
                server,
                id -> id.getNamespaceIndex().equals(namespace),
                "CellProcessor/",
                device.witness().acts());
        NodeMaker nodes = new NodeMaker(getNodeContext(), namespace, settings.seed(), device.time());
        new DeviceNodes(nodes, device, settings).add();
        device.faults().sendsEvents(new Burst(server, device.time())::send);
        tellTime(server, device.time());
    }

    /** The server's own time is the device's. */
    private static void tellTime(OpcUaServer server, InstantSource time) {
        server.getAddressSpaceManager()
                .getManagedNode(NodeIds.Server_ServerStatus_CurrentTime)
                .orElseThrow(() -> new IllegalStateException("the server has no ServerStatus"))
                .getFilterChain()
                .addFirst(new Live(time, () -> new DateTime(time.instant()), null));
    }
}
