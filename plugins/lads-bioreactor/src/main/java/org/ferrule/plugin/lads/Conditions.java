package org.ferrule.plugin.lads;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.transport.OpcUaEvent;
import org.ferrule.api.transport.OpcUaNodeId;

/** Turns the server's events into our alarms and device events. Called by the transport, one call at a time, and by nobody else. */
final class Conditions implements OpcUaEvent.Listener {
    private final Alarms alarms;
    private final Set<OpcUaNodeId> neighbours;
    private final DeviceEvents events;
    private final Map<OpcUaNodeId, Standing> known = new HashMap<>();
    private final Set<OpcUaNodeId> told = new HashSet<>();

    private record Standing(AlarmId alarm, String name, boolean isActive, boolean isAcknowledged) {}

    /**
     * Listens for one unit.
     *
     * @param alarms ours
     * @param neighbours what else the server has, whose events are not ours
     * @param events where they go
     */
    Conditions(Alarms alarms, Set<OpcUaNodeId> neighbours, DeviceEvents events) {
        this.alarms = alarms;
        this.neighbours = neighbours;
        this.events = events;
    }

    @Override
    public void occurred(OpcUaEvent event) {
        OpcUaNodeId source = event.source();
        if (source != null && neighbours.contains(source)) {
            return;
        }
        Optional<OpcUaEvent.Condition> condition = event.condition();
        if (condition.isPresent()) {
            changed(event, condition.get());
        } else {
            events.event(event.type() == null ? "Event" : event.type().toString(), words(event), event.time());
        }
    }

    private void changed(OpcUaEvent event, OpcUaEvent.Condition condition) {
        boolean isActive = condition.isActive().orElse(condition.isRetained());
        boolean isAcknowledged = condition.isAcknowledged().orElse(true);
        AlarmId alarm = alarms.of(event, condition);
        Standing before = known.get(condition.id());
        Standing now = new Standing(alarm, condition.name(), isActive, isAcknowledged);
        known.put(condition.id(), now);
        told.add(condition.id());
        if (before != null && before.isActive() == isActive) {
            if (!before.isAcknowledged() && isAcknowledged) {
                events.event("Acknowledged", condition.name() + " was acknowledged at the device", event.time());
            }
            return;
        }
        if (alarm.equals(Alarms.OTHER)) {
            tellOther(event, now, before != null || isActive);
        } else {
            events.alarm(alarm, isAnyActive(alarm), words(event), event.time());
        }
        if (!condition.isRetained()) {
            known.remove(condition.id());
        }
    }

    /** Several conditions share one alarm, so each of them is an event as well: none is lost behind another. */
    private void tellOther(OpcUaEvent event, Standing now, boolean isNews) {
        if (isNews) {
            events.event(
                    now.isActive() ? "ConditionActive" : "ConditionInactive",
                    now.name() + ": " + words(event),
                    event.time());
        }
        String all = known.values().stream()
                .filter(standing -> standing.alarm().equals(Alarms.OTHER) && standing.isActive())
                .map(Standing::name)
                .sorted()
                .collect(Collectors.joining(", "));
        events.alarm(
                Alarms.OTHER, !all.isEmpty(), all.isEmpty() ? words(event) : all + ": " + words(event), event.time());
    }

    private boolean isAnyActive(AlarmId alarm) {
        return known.values().stream().anyMatch(standing -> standing.alarm().equals(alarm) && standing.isActive());
    }

    @Override
    public void refreshing() {
        told.clear();
    }

    /** What was not told stands no longer: it went while nobody listened. */
    @Override
    public void refreshed() {
        known.keySet().retainAll(told);
        for (AlarmId alarm : alarms.declared()) {
            if (!isAnyActive(alarm)) {
                events.alarm(alarm, false, "", null);
            }
        }
    }

    @Override
    public void overflowed() {
        events.event(
                "EventsLost",
                "the server had more events than it keeps and dropped the oldest; conditions are asked for again",
                null);
    }

    private static String words(OpcUaEvent event) {
        return event.sourceName().isEmpty() ? event.message() : event.sourceName() + ": " + event.message();
    }
}
