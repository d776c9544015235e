package org.ferrule.plugin.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;

/** The variable behind each declared parameter, and its readings. */
final class ParameterVariables {
    private static final ParameterId PROGRAM_MATCH = new ParameterId("programMatch");
    private static final ParameterId ALL_VALID = new ParameterId("runParametersValidity");

    private final Device device;
    private final RunParameters runParameters;
    private final ExpectedProgram expected;
    private final Map<ParameterId, OpcUaNodeId> found = new LinkedHashMap<>();
    private final Set<ParameterId> inOtherUnits = new HashSet<>();

    private ParameterVariables(Device device, RunParameters runParameters, ExpectedProgram expected) {
        this.device = device;
        this.runParameters = runParameters;
        this.expected = expected;
    }

    static ParameterVariables find(Device device, RunParameters runParameters, ExpectedProgram expected)
            throws ConfigurationException, ConnectionException, DeviceException {
        ParameterVariables variables = new ParameterVariables(device, runParameters, expected);
        List<String> missing = new ArrayList<>();
        for (ParameterDescriptor parameter :
                device.context().descriptor().parameters().values()) {
            variables.locate(parameter, missing);
        }
        if (!missing.isEmpty()) {
            device.context().events().event("VariablesMissing", "the device has no variable for " + missing, null);
        }
        return variables;
    }

    private void locate(ParameterDescriptor parameter, List<String> missing)
            throws ConfigurationException, ConnectionException, DeviceException {
        ParameterId id = parameter.id();
        if (id.equals(PROGRAM_MATCH) || id.equals(ALL_VALID)) {
            return;
        }
        Optional<OpcUaNodeId> node = id.value().startsWith("runParameter")
                ? runParameters.node(id.value())
                : device.index().variable(id.value() + "Variable");
        if (node.isEmpty()) {
            missing.add(id.value());
            return;
        }
        found.put(id, node.get());
        if (parameter.domain().type() == ValueType.REAL && !isInItsUnit(parameter, node.get())) {
            inOtherUnits.add(id);
            device.context()
                    .events()
                    .event(
                            "UnitMismatch",
                            id + " is not in " + parameter.domain().unit()
                                    + " at this device, or without EngineeringUnits",
                            null);
        }
    }

    private boolean isInItsUnit(ParameterDescriptor parameter, OpcUaNodeId node)
            throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> units = device.index().child(node, "EngineeringUnits");
        if (units.isEmpty()) {
            return device.context().settings().bool("areUnitsTrusted");
        }
        Value told = device.link().read(List.of(units.get())).get(0).value();
        return UnitCodes.isSame(told, parameter.domain().unit());
    }

    /** One reading for each wanted parameter, in one request. */
    List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
        Set<OpcUaNodeId> nodes = new HashSet<>();
        wanted.forEach(id -> Optional.ofNullable(found.get(id)).ifPresent(nodes::add));
        if (wanted.contains(PROGRAM_MATCH)) {
            device.node("programNameVariable").ifPresent(nodes::add);
            device.node("programChecksumVariable").ifPresent(nodes::add);
        }
        if (wanted.contains(ALL_VALID)) {
            nodes.addAll(runParameters.validities());
        }
        Snapshot now = Snapshot.read(device.link(), nodes);
        List<Reading> readings = new ArrayList<>();
        for (ParameterId id : wanted) {
            device.context().descriptor().parameter(id).ifPresent(parameter -> readings.add(reading(parameter, now)));
        }
        return readings;
    }

    private Reading reading(ParameterDescriptor parameter, Snapshot now) {
        ParameterId id = parameter.id();
        if (id.equals(PROGRAM_MATCH)) {
            return named(parameter, match(now));
        }
        if (id.equals(ALL_VALID)) {
            return named(parameter, runParameters.worst(now));
        }
        OpcUaNodeId node = found.get(id);
        if (node == null) {
            return Reading.bad(id, Quality.BAD_NOT_SUPPORTED);
        }
        OpcUaValue sample = now.sample(node);
        Conversion conversion = new Conversion(parameter, device);
        Optional<Value> value = inOtherUnits.contains(id) ? Optional.empty() : conversion.of(sample.value());
        Quality quality = value.isPresent()
                ? sample.quality()
                : sample.quality()
                        .worse(
                                sample.value() instanceof Value.Absent
                                        ? Conversion.NO_DATA
                                        : Quality.BAD_CONFIGURATION_ERROR);
        return new Reading(id, value.orElse(Value.absent()), quality, sample.sourceTime());
    }

    private Optional<String> match(Snapshot now) {
        return now.value(device.node("programNameVariable"))
                .flatMap(name -> now.value(device.node("programChecksumVariable"))
                        .map(checksum -> expected.compare(name.text(), checksum.text())));
    }

    private static Reading named(ParameterDescriptor parameter, Optional<String> name) {
        return name.flatMap(known -> Conversion.enumerated(parameter, known))
                .map(value -> Reading.good(parameter.id(), value))
                .orElse(Reading.bad(parameter.id(), Quality.BAD_NOT_SUPPORTED));
    }
}
