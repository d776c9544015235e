package org.ferrule.core.supervision;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.descriptor.AlarmDescriptor.AlarmClass;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Health;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.AlarmView.Acknowledgement;
import org.ferrule.core.service.FeedItem;
import org.jspecify.annotations.Nullable;

/** The alarms of one equipment; a state that is repeated changes nothing. Thread-safe, never blocks. */
final class AlarmBoard {
    static final AlarmDescriptor COMMUNICATION_LOST = new AlarmDescriptor(
            new AlarmId("communicationLost"),
            AlarmClass.COMM,
            500,
            Health.FAILURE,
            "Communication with the equipment is lost.",
            "Check power, cable and address; the runtime connects again by itself.");
    static final AlarmDescriptor IDENTITY_CHANGED = new AlarmDescriptor(
            new AlarmId("identityChanged"),
            AlarmClass.SECURITY,
            800,
            Health.CHECK_FUNCTION,
            "Another device answers than before, or one that the plugin does not support.",
            "Connect the right device, or accept the new one by restarting the runtime.");

    static final AlarmDescriptor CLOCK_OFF = new AlarmDescriptor(
            new AlarmId("clockOff"),
            AlarmClass.EQUIPMENT,
            400,
            Health.MAINTENANCE_REQUIRED,
            "The device's clock is off, and so are its time stamps.",
            "Set the device's clock, or let it follow the site's time server.");

    private final SupervisionServices services;
    private final EquipmentId equipment;
    private final Map<AlarmId, AlarmView> alarms = new LinkedHashMap<>();
    private final Map<AlarmId, FlapFilter> records = new LinkedHashMap<>();
    private final Set<AlarmId> doubted = new LinkedHashSet<>();

    AlarmBoard(SupervisionServices services, EquipmentId equipment) {
        this.services = services;
        this.equipment = equipment;
    }

    /** An alarm that the plugin reports without having declared it. */
    static AlarmDescriptor undeclared(AlarmId id) {
        return new AlarmDescriptor(
                id,
                AlarmClass.EQUIPMENT,
                500,
                Health.CHECK_FUNCTION,
                "The device reports '" + id + "', which its plugin does not declare.",
                "See the device's manual, and ask the plugin's vendor to declare it.");
    }

    /** A new session begins: whether the device's alarms still stand is for it to say again. */
    synchronized void doubt() {
        active().stream()
                .map(view -> view.alarm().id())
                .filter(id -> !id.equals(COMMUNICATION_LOST.id()) && !id.equals(IDENTITY_CHANGED.id()))
                .forEach(doubted::add);
    }

    /** The new session has had its time: what it has not reported again is over. */
    synchronized void endDoubted() {
        for (AlarmId id : List.copyOf(doubted)) {
            AlarmView view = alarms.get(id);
            if (view != null) {
                report(view.alarm(), false, "the device has not reported it again after it was connected again", null);
            }
        }
        doubted.clear();
    }

    synchronized void report(AlarmDescriptor alarm, boolean isActive, String text, @Nullable Instant deviceTime) {
        doubted.remove(alarm.id());
        AlarmView before = alarms.get(alarm.id());
        boolean wasActive = before != null && before.isActive();
        if (wasActive == isActive) {
            return;
        }
        Instant now = services.clock().instant();
        Instant first = before == null ? now : before.first();
        AlarmView view = new AlarmView(
                equipment, alarm, isActive, text, first, now, Optional.ofNullable(deviceTime), Optional.empty());
        alarms.put(alarm.id(), view);
        services.feed().publish(new FeedItem.AlarmChanged(view));
        records.computeIfAbsent(alarm.id(), id -> new FlapFilter(services, facts -> record(id, facts)))
                .changed(facts(view));
    }

    private static Map<String, String> facts(AlarmView view) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("state", view.isActive() ? "ACTIVE" : "INACTIVE");
        facts.put("class", view.alarm().alarmClass().name());
        facts.put("severity", Integer.toString(view.alarm().severity()));
        facts.put("text", view.text());
        view.deviceTime().ifPresent(time -> facts.put("deviceTime", time.toString()));
        return facts;
    }

    private void record(AlarmId id, Map<String, String> facts) {
        services.journal().record(AuditEntry.event(AuditAction.ALARM, Actor.SYSTEM, equipment + "/" + id, facts));
    }

    synchronized Optional<AlarmView> find(AlarmId alarm) {
        return Optional.ofNullable(alarms.get(alarm));
    }

    /** Shows who has seen an alarm, unless it has changed since that person saw it. */
    synchronized void acknowledge(AlarmView found, Acknowledgement acknowledgement) {
        if (found.equals(alarms.get(found.alarm().id()))) {
            AlarmView seen = found.seen(acknowledgement);
            alarms.put(found.alarm().id(), seen);
            services.feed().publish(new FeedItem.AlarmChanged(seen));
        }
    }

    synchronized List<AlarmView> active() {
        return alarms.values().stream().filter(AlarmView::isActive).toList();
    }
}
