package org.ferrule.plugin.lads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.transport.OpcUaEvent;
import org.ferrule.api.transport.OpcUaNodeId;

/** Which of our alarms a condition of the server is. One that is none of them is the alarm {@link #OTHER}. */
final class Alarms {
    static final AlarmId OTHER = new AlarmId("device.condition");

    private static final String DEVIATION = "deviation";
    /** OPC 10000-9, 5.8.20 and 5.8.21: NonExclusive- and ExclusiveDeviationAlarmType. */
    private static final Set<OpcUaNodeId> DEVIATION_TYPES =
            Set.of(OpcUaNodeId.standard(10368), OpcUaNodeId.standard(9764));

    private final Map<OpcUaNodeId, AlarmId> monitors = new HashMap<>();
    private final Map<OpcUaNodeId, AlarmId> sources = new HashMap<>();
    private final Map<String, AlarmId> named = new TreeMap<>();
    private final List<AlarmId> declared = new ArrayList<>();

    private Alarms() {}

    static Alarms of(AddressSpace space, Functions functions, SessionContext context)
            throws ConnectionException, DeviceException {
        Alarms alarms = new Alarms();
        for (AlarmId alarm : context.descriptor().alarms().keySet()) {
            alarms.declared.add(alarm);
            alarms.addNames(alarm, context.settings());
            Path path = Path.of(alarm.value());
            Optional<OpcUaNodeId> function =
                    path.item().equals(DEVIATION) ? functions.find(path) : Optional.<OpcUaNodeId>empty();
            if (function.isPresent()) {
                alarms.sources.put(function.get(), alarm);
                space.find(function.get(), "AlarmMonitor").ifPresent(node -> alarms.monitors.put(node, alarm));
            }
        }
        return alarms;
    }

    private void addNames(AlarmId alarm, Settings settings) {
        for (String name : Functions.names(settings, alarm.value() + "Condition")) {
            if (!name.isBlank()) {
                named.put(plain(name), alarm);
            }
        }
    }

    /** All that this driver can raise. */
    Set<AlarmId> declared() {
        return new LinkedHashSet<>(declared);
    }

    AlarmId of(OpcUaEvent event, OpcUaEvent.Condition condition) {
        AlarmId monitored = monitors.get(condition.id());
        if (monitored != null) {
            return monitored;
        }
        AlarmId byName = named.get(plain(condition.name()));
        if (byName != null) {
            return byName;
        }
        OpcUaNodeId source = event.source();
        OpcUaNodeId type = event.type();
        boolean isDeviation =
                plain(condition.name()).contains(DEVIATION) || (type != null && DEVIATION_TYPES.contains(type));
        AlarmId bySource = source == null ? null : sources.get(source);
        return bySource != null && isDeviation ? bySource : OTHER;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
