package org.ferrule.plugin.lads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;

/** Finds the variable behind each declared parameter, and notes why there is none. */
final class Sources {
    private final AddressSpace space;
    private final Functions functions;
    private final UnitVariables unit;
    private final SessionContext context;
    private final Map<ParameterId, Source> found = new LinkedHashMap<>();
    private final Map<ParameterId, Quality> missing = new HashMap<>();

    private Sources(AddressSpace space, Functions functions, UnitVariables unit, SessionContext context) {
        this.space = space;
        this.functions = functions;
        this.unit = unit;
        this.context = context;
    }

    static Sources of(AddressSpace space, Functions functions, UnitVariables unit, SessionContext context)
            throws ConnectionException, DeviceException {
        Sources sources = new Sources(space, functions, unit, context);
        for (ParameterDescriptor parameter : context.descriptor().parameters().values()) {
            sources.locate(parameter);
        }
        sources.checkUnits();
        sources.reportMissingFunctions();
        return sources;
    }

    Optional<Source> find(ParameterId parameter) {
        return Optional.ofNullable(found.get(parameter));
    }

    /** Why a parameter has no source. */
    Quality reason(ParameterId parameter) {
        return missing.getOrDefault(parameter, Quality.BAD_NOT_SUPPORTED);
    }

    /**
     * The variable to write to.
     *
     * @throws DeviceException if there is none, or it has another unit
     */
    OpcUaNodeId require(ParameterId parameter) throws DeviceException {
        Source source = found.get(parameter);
        if (source == null) {
            throw new DeviceException(
                    String.format(
                            java.util.Locale.ROOT, "0x%08X", reason(parameter).code()),
                    parameter + " was not sent: " + reason(parameter).name() + " at this device");
        }
        return source.node();
    }

    private void locate(ParameterDescriptor parameter) throws ConnectionException, DeviceException {
        if (UnitVariables.isUnits(parameter.id())) {
            unit.find(parameter.id())
                    .ifPresent(node -> found.put(parameter.id(), new Source(parameter, node, Map.of())));
            return;
        }
        Path path = Path.of(parameter.id().value());
        Optional<OpcUaNodeId> function = functions.find(path);
        if (function.isEmpty()) {
            return;
        }
        if (path.item().equals("mode")) {
            locateMode(parameter, function.get());
            return;
        }
        for (String name : candidates(path.item())) {
            Optional<OpcUaNodeId> node = space.find(function.get(), name);
            if (node.isPresent()) {
                found.put(parameter.id(), new Source(parameter, node.get(), Map.of()));
                return;
            }
        }
    }

    private List<String> candidates(String item) {
        return switch (item) {
            case "sp" -> List.of("TargetValue");
            case "total" -> List.of("TotalizedValue");
            case "output" -> Functions.names(context.settings(), "outputVariable");
            default -> List.of("CurrentValue", "SensorValue");
        };
    }

    private void locateMode(ParameterDescriptor parameter, OpcUaNodeId function)
            throws ConnectionException, DeviceException {
        for (String name : Functions.names(context.settings(), "modeVariable")) {
            Optional<OpcUaNodeId> names = space.find(function, name, "EnumStrings");
            if (names.isPresent()) {
                OpcUaNodeId variable = space.find(function, name).orElseThrow();
                found.put(parameter.id(), new Source(parameter, variable, numbered(names.get())));
                return;
            }
        }
        // The number of a state is optional in LADS, its name is not.
        StateVariable state = StateVariable.of(space, function, "ControlFunctionState");
        OpcUaNodeId told = state.number() == null ? state.name() : state.number();
        if (told != null) {
            found.put(parameter.id(), new Source(parameter, told, Source.RUNNING_IS_AUTO));
        }
    }

    private Map<Long, String> numbered(OpcUaNodeId enumStrings) throws ConnectionException, DeviceException {
        Map<Long, String> meanings = new HashMap<>();
        Value names = space.link().read(List.of(enumStrings)).get(0).value();
        if (names instanceof Value.Items items) {
            items.items().forEach(name -> meanings.put((long) meanings.size(), name.text()));
        }
        return meanings;
    }

    private void checkUnits() throws ConnectionException, DeviceException {
        Map<Source, OpcUaNodeId> units = new LinkedHashMap<>();
        List<Source> unitless = new ArrayList<>();
        for (Source source : found.values()) {
            boolean isOfFunction = !UnitVariables.isUnits(source.parameter().id());
            if (isOfFunction && !source.parameter().domain().unit().isEmpty()) {
                space.find(source.node(), "EngineeringUnits")
                        .ifPresentOrElse(node -> units.put(source, node), () -> unitless.add(source));
            }
        }
        unitless.forEach(source -> refuse(source, Value.absent()));
        List<OpcUaValue> values = units.isEmpty() ? List.of() : space.link().read(List.copyOf(units.values()));
        int next = 0;
        for (Source source : units.keySet()) {
            Value unit = values.get(next++).value();
            if (!UnitCodes.isSame(source.parameter().domain().unit(), unit)) {
                refuse(source, unit);
            }
        }
    }

    private void refuse(Source source, Value unit) {
        ParameterId id = source.parameter().id();
        found.remove(id);
        missing.put(id, Quality.BAD_CONFIGURATION_ERROR);
        context.events()
                .event(
                        "UnitMismatch",
                        id + " must be in " + source.parameter().domain().unit() + ", but the server gives "
                                + UnitCodes.words(unit) + ". Configure the device's unit.",
                        null);
    }

    private void reportMissingFunctions() {
        List<String> lost = context.descriptor().parameters().keySet().stream()
                .filter(id -> !UnitVariables.isUnits(id))
                .map(id -> Path.of(id.value()))
                .filter(path -> functions.find(path).isEmpty())
                .map(Path::function)
                .distinct()
                .toList();
        if (!lost.isEmpty()) {
            context.events()
                    .event(
                            "FunctionMissing",
                            "found no function for " + lost + " among " + functions.present()
                                    + ". Name it in the setting <name>Function if the device has it.",
                            null);
        }
    }
}
