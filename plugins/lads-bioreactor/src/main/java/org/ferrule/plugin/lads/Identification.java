package org.ferrule.plugin.lads;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.transport.OpcUaNodeId;
import org.jspecify.annotations.Nullable;

/** Reads the nameplate from the device's Identification, or from the device itself (OPC 10000-100). */
record Identification(AddressSpace space, OpcUaNodeId device) {
    private static final List<String> PROPERTIES =
            List.of("Manufacturer", "Model", "SerialNumber", "HardwareRevision", "SoftwareRevision");

    Nameplate read() throws ConnectionException, DeviceException {
        OpcUaNodeId group = space.find(device, "Identification").orElse(device);
        List<@Nullable OpcUaNodeId> nodes = new ArrayList<>();
        for (String property : PROPERTIES) {
            Optional<OpcUaNodeId> inGroup = space.find(group, property);
            nodes.add(
                    inGroup.isPresent()
                            ? inGroup.get()
                            : space.find(device, property).orElse(null));
        }
        Snapshot snapshot = Snapshot.read(space.link(), nodes.stream());
        List<String> texts =
                nodes.stream().map(node -> snapshot.text(node).orElse("")).toList();
        if (texts.get(2).isBlank()) {
            throw new DeviceException(
                    "SerialNumber ''",
                    "the device tells no serial number, without which it cannot be told from another");
        }
        return new Nameplate(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4));
    }
}
