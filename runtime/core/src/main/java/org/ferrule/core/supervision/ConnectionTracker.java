package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Nameplate;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.core.service.EquipmentView.Connection;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedItem.Variable;
import org.jspecify.annotations.Nullable;

/** The first state variable of one equipment, with its alarm and its records. Thread-safe, never blocks. */
final class ConnectionTracker {
    private final SupervisionServices services;
    private final EquipmentId equipment;
    private final AlarmBoard alarms;
    private final Runnable changed;
    private final FlapFilter records;
    private Connection connection;
    private boolean hasBeenOnline;
    private @Nullable Nameplate nameplate;

    ConnectionTracker(SupervisionServices services, EquipmentId equipment, AlarmBoard alarms, Runnable changed) {
        this.services = services;
        this.equipment = equipment;
        this.alarms = alarms;
        this.changed = changed;
        this.records = new FlapFilter(
                services,
                facts -> services.journal()
                        .record(AuditEntry.event(AuditAction.CONNECTION, Actor.SYSTEM, equipment.toString(), facts)));
        this.connection = new Connection(
                ConnectionState.DISCONNECTED, services.clock().instant(), "not started", Optional.empty());
    }

    synchronized Connection view() {
        return connection;
    }

    synchronized Optional<Nameplate> nameplate() {
        return Optional.ofNullable(nameplate);
    }

    /** Notes who answers; the serial number of the first answer in this run is the one that is expected from then on. */
    synchronized void identified(Nameplate answer) {
        nameplate = answer;
    }

    void to(ConnectionState state, String reason) {
        to(state, reason, null);
    }

    void to(ConnectionState state, String reason, @Nullable Duration retryAfter) {
        enter(state, reason, retryAfter);
        changed.run();
    }

    private synchronized void enter(ConnectionState state, String reason, @Nullable Duration retryAfter) {
        Connection before = connection;
        boolean isSame = before.state() == state;
        connection = new Connection(
                state,
                isSame ? before.since() : services.clock().instant(),
                reason,
                Optional.ofNullable(retryAfter).map(services.clock().instant()::plus));
        if (isSame) {
            return;
        }
        boolean isUp = isConnected(state);
        services.feed()
                .publish(new FeedItem.StateChanged(
                        equipment,
                        Optional.empty(),
                        Variable.CONNECTION,
                        before.state().name(),
                        state.name(),
                        cause(isConnected(before.state()) && !isUp, reason),
                        services.clock().instant()));
        hasBeenOnline |= isUp;
        if (hasBeenOnline) {
            alarms.report(AlarmBoard.COMMUNICATION_LOST, !isUp, reason, null);
        }
        if (isUp != isConnected(before.state())) {
            records.changed(facts(state, reason));
        }
    }

    private static String cause(boolean isLoss, String reason) {
        String word = isLoss ? StatusBoard.COMM_LOSS : "RUNTIME";
        return reason.isEmpty() ? word : word + ": " + reason;
    }

    private Map<String, String> facts(ConnectionState state, String reason) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("state", state.name());
        facts.put("reason", reason);
        Nameplate known = nameplate;
        if (known != null) {
            facts.put("equipmentSerial", known.serialNumber());
            facts.put("firmware", known.firmwareRevision());
        }
        return facts;
    }

    static boolean isConnected(ConnectionState state) {
        return state == ConnectionState.ONLINE || state == ConnectionState.DEGRADED;
    }
}
