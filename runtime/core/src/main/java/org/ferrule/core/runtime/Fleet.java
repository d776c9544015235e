package org.ferrule.core.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.equipment.EquipmentDirectory;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.records.AlarmDesk;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.site.EquipmentEntry;
import org.ferrule.core.supervision.EquipmentSupervisor;
import org.ferrule.core.supervision.SiteAlarms;
import org.ferrule.core.supervision.SupervisionServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The supervisors of a site, in the site file's order, and the alarms of all of them and of the site itself. */
final class Fleet implements EquipmentDirectory, AlarmDesk.StandingAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);

    private final Map<EquipmentId, EquipmentSupervisor> supervisors = new LinkedHashMap<>();
    private final SiteAlarms own;

    Fleet(SupervisionServices services, Collection<EquipmentEntry> entries, SiteAlarms own, Runnable changed) {
        this.own = own;
        entries.forEach(entry -> supervisors.put(entry.id(), new EquipmentSupervisor(services, entry, changed)));
    }

    Collection<EquipmentSupervisor> all() {
        return supervisors.values();
    }

    List<EquipmentSupervisor> ofType(String type) {
        return supervisors.values().stream().filter(s -> s.type().equals(type)).toList();
    }

    Optional<EquipmentSupervisor> supervisor(EquipmentId id) {
        return Optional.ofNullable(supervisors.get(id));
    }

    @Override
    public Optional<SupervisedEquipment> find(EquipmentId id) {
        return Optional.ofNullable(supervisors.get(id));
    }

    @Override
    public Collection<EquipmentId> ids() {
        return supervisors.keySet();
    }

    @Override
    public Optional<AlarmView> find(EquipmentId equipment, AlarmId alarm) {
        return equipment.equals(AlarmView.SITE)
                ? own.find(alarm)
                : supervisor(equipment).flatMap(supervisor -> supervisor.alarm(alarm));
    }

    @Override
    public void acknowledge(AlarmView found, AlarmView.Acknowledgement acknowledgement) {
        if (found.equipment().equals(AlarmView.SITE)) {
            own.acknowledge(found, acknowledgement);
        } else {
            supervisor(found.equipment()).ifPresent(supervisor -> supervisor.acknowledge(found, acknowledgement));
        }
    }

    /** Alarms that are active or unacknowledged, the site's own among them. */
    List<AlarmView> standingAlarms() {
        return Stream.concat(own.standing().stream(), all().stream().flatMap(one -> one.standingAlarms().stream()))
                .sorted(Comparator.comparing(AlarmView::last))
                .toList();
    }

    /** Does something slow with several at once, so that one that hangs costs its own bound only, not the sum of all. */
    static void inParallel(Collection<EquipmentSupervisor> supervisors, SlowStep step) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (EquipmentSupervisor supervisor : supervisors) {
            Thread thread = new Thread(() -> run(step, supervisor), "ferrule-end-" + supervisor.id());
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void run(SlowStep step, EquipmentSupervisor supervisor) {
        try {
            step.with(supervisor);
        } catch (InterruptedException interrupted) {
            LOG.error("{} was left before its session was closed", supervisor.id());
        }
    }

    /** Something with a bound of its own. */
    @FunctionalInterface
    interface SlowStep {
        void with(EquipmentSupervisor supervisor) throws InterruptedException;
    }
}
