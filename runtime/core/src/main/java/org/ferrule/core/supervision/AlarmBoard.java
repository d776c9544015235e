package org.ferrule.core.supervision;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.descriptor.AlarmDescriptor.AlarmClass;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Health;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.core.equipment.AlarmFacts;
import org.ferrule.core.equipment.AlarmPast;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.AlarmView.Acknowledgement;
import org.ferrule.core.service.FeedItem;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of one equipment, or of the site itself; a state that is repeated changes nothing. An alarm that was cleared stays until somebody
 * has acknowledged it; one that comes again is another occurrence. Thread-safe, never blocks.
 */
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

    /** What every equipment can have. */
    static final List<AlarmDescriptor> RUNTIMES_OWN = List.of(COMMUNICATION_LOST, IDENTITY_CHANGED, CLOCK_OFF);

    private final SupervisionServices services;
    private final EquipmentId equipment;
    private final Map<AlarmId, AlarmView> alarms = new LinkedHashMap<>();
    private final Map<AlarmId, FlapFilter> records = new LinkedHashMap<>();
    private final Set<AlarmId> doubted = new LinkedHashSet<>();
    private boolean isEnded;

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
        alarms.values().stream()
                .filter(AlarmView::isActive)
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
        if (isEnded || isActive == (before != null && before.isActive())) {
            return;
        }
        Optional<Instant> atDevice = Optional.ofNullable(deviceTime);
        Instant now = services.clock().instant();
        AlarmView view = before == null || isActive
                ? raised(alarm, text, Optional.ofNullable(before), atDevice)
                : before.cleared(text, now, atDevice);
        show(view);
        records.computeIfAbsent(alarm.id(), id -> new FlapFilter(services, facts -> record(id, facts)))
                .changed(facts(view));
    }

    private AlarmView raised(
            AlarmDescriptor alarm, String text, Optional<AlarmView> before, Optional<Instant> deviceTime) {
        Instant now = services.clock().instant();
        Instant first = before.map(AlarmView::first).orElse(now);
        // Its moment names an occurrence, so two of one alarm must not share it, however coarse the clock is.
        Instant raised = before.map(AlarmView::raised)
                .filter(now::equals)
                .map(same -> same.plusNanos(1))
                .orElse(now);
        return new AlarmView(equipment, alarm, true, text, first, raised, raised, deviceTime, Optional.empty());
    }

    private void show(AlarmView view) {
        alarms.put(view.alarm().id(), view);
        services.feed().publish(new FeedItem.AlarmChanged(view));
    }

    /** Shows what an earlier run left unacknowledged, unless this run knows better. */
    synchronized void remember(Collection<AlarmDescriptor> known, AlarmPast past) {
        for (AlarmDescriptor alarm : known) {
            if (!alarms.containsKey(alarm.id())) {
                past.unacknowledged(equipment, alarm).ifPresent(this::show);
            }
        }
    }

    /** The runtime stops: what connections and devices say from now on is no alarm. */
    synchronized void end() {
        isEnded = true;
    }

    private static Map<String, String> facts(AlarmView view) {
        Map<String, String> facts = AlarmFacts.of(view, view.isActive() ? "ACTIVE" : "INACTIVE");
        view.deviceTime().ifPresent(time -> facts.put("deviceTime", time.toString()));
        return facts;
    }

    private void record(AlarmId id, Map<String, String> facts) {
        services.journal().record(AuditEntry.event(AuditAction.ALARM, Actor.SYSTEM, equipment + "/" + id, facts));
    }

    synchronized Optional<AlarmView> find(AlarmId alarm) {
        return Optional.ofNullable(alarms.get(alarm));
    }

    /** Shows who has seen an alarm, whether or not it was cleared meanwhile; what was raised again since is another occurrence. */
    synchronized void acknowledge(AlarmView found, Acknowledgement acknowledgement) {
        AlarmView now = alarms.get(found.alarm().id());
        if (now != null && now.raised().equals(found.raised())) {
            show(now.seen(acknowledgement));
        }
    }

    synchronized List<AlarmView> standing() {
        return alarms.values().stream().filter(AlarmView::isStanding).toList();
    }
}
