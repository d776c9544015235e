package org.ferrule.api.descriptor;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ferrule.api.binding.Bindings;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.UnitId;

/**
 * Everything that a plugin says about one type of equipment. Immutable per plugin version; the runtime checks it against the
 * schema and the profile before any driver sees it.
 *
 * @param identity type, version, maker, model, profile
 * @param supervision time limits and safety behaviour
 * @param units functional units by id, in declared order; empty for a plain sensor
 * @param settings what the site file may or must say, by name, in declared order
 * @param parameters by id, in declared order
 * @param commands by id, in declared order
 * @param alarms by id, in declared order
 * @param sha256 hash of the descriptor file's bytes, 64 lower-case hexadecimal digits
 * @param bindings where everything lies in the device, if that is all a driver would know; empty if there is a driver
 * @since 0.1
 */
public record EquipmentDescriptor(
        Identity identity,
        Supervision supervision,
        Map<UnitId, FunctionalUnitDescriptor> units,
        Map<String, SettingDescriptor> settings,
        Map<ParameterId, ParameterDescriptor> parameters,
        Map<CommandId, CommandDescriptor> commands,
        Map<AlarmId, AlarmDescriptor> alarms,
        String sha256,
        Optional<Bindings> bindings) {

    /** Copies the maps and keeps their order. */
    public EquipmentDescriptor {
        units = ordered(units);
        settings = ordered(settings);
        parameters = ordered(parameters);
        commands = ordered(commands);
        alarms = ordered(alarms);
    }

    /** Equipment that a driver knows. */
    public EquipmentDescriptor(
            Identity identity,
            Supervision supervision,
            Map<UnitId, FunctionalUnitDescriptor> units,
            Map<String, SettingDescriptor> settings,
            Map<ParameterId, ParameterDescriptor> parameters,
            Map<CommandId, CommandDescriptor> commands,
            Map<AlarmId, AlarmDescriptor> alarms,
            String sha256) {
        this(identity, supervision, units, settings, parameters, commands, alarms, sha256, Optional.empty());
    }

    /** The same with bindings. */
    public EquipmentDescriptor bound(Bindings found) {
        return new EquipmentDescriptor(
                identity, supervision, units, settings, parameters, commands, alarms, sha256, Optional.of(found));
    }

    /**
     * What the equipment is.
     *
     * @param type stable for ever, dotted, for example {@code hamilton.arc.visiferm-do}
     * @param version semantic version of this descriptor
     * @param manufacturer maker's name
     * @param model model name
     * @param profile profile whose mandatory parts it has, for example {@code sensor.dissolvedOxygen}
     * @param firmware regular expression that a supported firmware revision matches; empty text accepts any
     */
    public record Identity(
            String type, String version, String manufacturer, String model, String profile, String firmware) {}

    /**
     * Time limits and safety behaviour.
     *
     * @param staleAfter a live value older than this is BAD(NoCommunication)
     * @param callDeadline longest that one driver call may take
     * @param statusEvery interval at which the runtime asks a {@code Stateful} session for its status
     * @param safeState the command that brings the equipment into its safe state; empty where reading is all it does
     * @param onCommunicationLoss what the device itself does when it hears nothing any more, in words
     * @param clockLimit how far the device's clock may be off before there is an alarm; empty where it cannot be read
     */
    public record Supervision(
            Duration staleAfter,
            Duration callDeadline,
            Duration statusEvery,
            Optional<CommandId> safeState,
            String onCommunicationLoss,
            Optional<Duration> clockLimit) {}

    /** The type's name. */
    public String type() {
        return identity.type();
    }

    /** The parameter with that id, if declared. */
    public Optional<ParameterDescriptor> parameter(ParameterId id) {
        return Optional.ofNullable(parameters.get(id));
    }

    /** The command with that id, if declared. */
    public Optional<CommandDescriptor> command(CommandId id) {
        return Optional.ofNullable(commands.get(id));
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Puts descriptors into a map by their id, in order. */
    public static <K, V> Map<K, V> byId(List<V> items, Function<V, K> id) {
        Map<K, V> map = new LinkedHashMap<>();
        items.forEach(item -> map.put(id.apply(item), item));
        return map;
    }
}
