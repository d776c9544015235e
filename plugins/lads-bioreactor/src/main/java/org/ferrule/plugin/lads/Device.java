package org.ferrule.plugin.lads;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;

/**
 * Where the device and its functional unit are on this server.
 *
 * @param deviceSet what it stands in, perhaps beside others
 * @param device the LADS device
 * @param unit the functional unit that is driven
 */
record Device(OpcUaNodeId deviceSet, OpcUaNodeId device, OpcUaNodeId unit) {
    private static final OpcUaNodeId OBJECTS = OpcUaNodeId.standard(85);

    static Device find(AddressSpace space, Settings settings)
            throws ConfigurationException, ConnectionException, DeviceException {
        Optional<OpcUaNodeId> deviceSet = space.find(OBJECTS, "DeviceSet");
        if (deviceSet.isEmpty()) {
            throw new ConfigurationException(
                    "link", "the server has no DeviceSet below Objects, so it is no LADS server; name another link");
        }
        OpcUaNodeId device = choose(
                "device", settings, space.objects(deviceSet.get(), LadsType.DEVICE), space.children(deviceSet.get()));
        Optional<OpcUaNodeId> unitSet = space.find(device, "FunctionalUnitSet");
        List<OpcUaReference> units =
                unitSet.isEmpty() ? List.of() : space.objects(unitSet.get(), LadsType.FUNCTIONAL_UNIT);
        return new Device(deviceSet.get(), device, choose("functionalUnit", settings, units, units));
    }

    private static OpcUaNodeId choose(
            String setting, Settings settings, List<OpcUaReference> candidates, List<OpcUaReference> present)
            throws ConfigurationException {
        String wanted = settings.findText(setting).orElse("");
        List<OpcUaReference> chosen = candidates.stream()
                .filter(one -> wanted.isEmpty() || one.browseName().equals(wanted))
                .toList();
        if (chosen.size() == 1) {
            return chosen.get(0).node();
        }
        if (candidates.isEmpty()) {
            throw new ConfigurationException(
                    setting, "the server has none that LADS defines; found " + names(present) + ". Name another link.");
        }
        throw new ConfigurationException(
                setting,
                (wanted.isEmpty() ? "the server has several" : "'" + wanted + "' names " + chosen.size() + " of them")
                        + "; write one of " + names(candidates));
    }

    private static String names(List<OpcUaReference> references) {
        return references.stream().map(OpcUaReference::browseName).collect(Collectors.joining(", ", "[", "]"));
    }
}
