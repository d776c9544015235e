package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.descriptor.AlarmDescriptor.AlarmClass;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.Health;
import org.ferrule.audit.AuditHealth;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.equipment.AlarmPast;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.AlarmView.Acknowledgement;

/** The alarms of the site itself: that its audit trail takes no records. Their own records follow when it takes some again. */
public final class SiteAlarms {
    static final AlarmDescriptor AUDIT_UNAVAILABLE = new AlarmDescriptor(
            new AlarmId("auditUnavailable"),
            AlarmClass.EQUIPMENT,
            900,
            Health.FAILURE,
            "The audit trail takes no records: writes and commands are refused.",
            "Do what the text says, then restart the runtime.");

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final SupervisionServices services;
    private final AuditTrail trail;
    private final AlarmBoard board;

    /** Watches a trail until the timers are closed. */
    public SiteAlarms(SupervisionServices services, AuditTrail trail, AlarmPast past) {
        this.services = services;
        this.trail = trail;
        this.board = new AlarmBoard(services, AlarmView.SITE);
        board.remember(List.of(AUDIT_UNAVAILABLE), past);
        look();
    }

    private void look() {
        AuditHealth health = trail.health();
        board.report(AUDIT_UNAVAILABLE, !health.isAccepting(), health.problem(), null);
        services.timers().after(EVERY, this::look);
    }

    /** What is active or unacknowledged. */
    public List<AlarmView> standing() {
        return board.standing();
    }

    /** One of them, in whatever state. */
    public Optional<AlarmView> find(AlarmId alarm) {
        return board.find(alarm);
    }

    /** Shows who has seen one. */
    public void acknowledge(AlarmView found, Acknowledgement acknowledgement) {
        board.acknowledge(found, acknowledgement);
    }
}
