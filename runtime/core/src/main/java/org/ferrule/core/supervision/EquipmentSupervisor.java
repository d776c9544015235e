package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Sample;
import org.ferrule.core.equipment.AlarmPast;
import org.ferrule.core.equipment.DriverCall;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.lane.LaneRequest;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.AlarmView.Acknowledgement;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.site.EquipmentEntry;
import org.jspecify.annotations.Nullable;

/** One equipment of the site file, with or without a plugin for it. Lives as long as the site. Thread-safe. */
public final class EquipmentSupervisor implements SupervisedEquipment {
    private final SupervisionServices services;
    private volatile EquipmentEntry entry;
    private final AlarmBoard alarms;
    private final ConnectionTracker connection;
    private final Sequences sequences = new Sequences();
    private volatile @Nullable DeviceSupervision device;
    private volatile @Nullable SampleBoard samples;

    /**
     * Makes a supervisor that waits for a plugin.
     *
     * @param services what all supervisors share
     * @param entry from the site file
     * @param changed called after every change of the connection; must not block
     */
    public EquipmentSupervisor(SupervisionServices services, EquipmentEntry entry, Runnable changed) {
        this.services = services;
        this.entry = entry;
        this.alarms = new AlarmBoard(services, entry.id());
        this.connection = new ConnectionTracker(services, entry.id(), alarms, changed);
    }

    /** Says why no plugin drives this equipment, and what to do. */
    public void explainMissing(String reason) {
        if (device == null) {
            connection.to(ConnectionState.BLOCKED, reason);
        }
    }

    /** Takes over what the site file says of this equipment with another descriptor. Ignored while a driver is at work. */
    public synchronized void configure(EquipmentEntry next) {
        if (device == null) {
            entry = next;
        }
    }

    /** A plugin's driver has arrived; connects at once, on a lane of its own. Ignored while another one is at work. */
    public synchronized void attach(DriverOffer offer) {
        if (device == null) {
            DeviceSupervision arrived =
                    new DeviceSupervision(services, entry, offer, new Lasting(connection, alarms, sequences));
            device = arrived;
            samples = arrived.parts().samples();
            arrived.start();
        }
    }

    /**
     * The driver leaves: closes its session and waits for that. When this returns the driver is not called any more.
     *
     * @param driver which driver; nothing happens if another one is at work
     * @param bound for closing
     * @param reason why, and what to do
     */
    public synchronized void detach(EquipmentDriver driver, Duration bound, String reason) throws InterruptedException {
        DeviceSupervision leaving = device;
        if (leaving != null && leaving.offer().driver() == driver) {
            device = null;
            connection.to(ConnectionState.BLOCKED, reason);
            leaving.close(bound);
        }
    }

    /** The runtime begins to stop, and drivers and transports may leave before this is closed: from now on that is no alarm. */
    public void expectEnd() {
        alarms.end();
    }

    /** Ends supervision within the bound. */
    public void close(Duration bound) throws InterruptedException {
        expectEnd();
        DeviceSupervision leaving = device;
        if (leaving != null) {
            detach(leaving.offer().driver(), bound, "the runtime stops");
        }
    }

    /** Something that a blocked configuration may have waited for has changed. */
    public void reconsider() {
        DeviceSupervision present = device;
        if (present != null) {
            present.reconsider();
        }
    }

    /** Where the connection is. */
    public ConnectionState connection() {
        return connection.view().state();
    }

    /** The type that the site file names. */
    public String type() {
        return entry.type();
    }

    @Override
    public EquipmentId id() {
        return entry.id();
    }

    @Override
    public Optional<EquipmentDescriptor> descriptor() {
        return Optional.ofNullable(device).map(present -> present.offer().descriptor());
    }

    @Override
    public EquipmentView view() {
        DeviceSupervision present = device;
        EquipmentView.Connection now = connection.view();
        Optional<EquipmentDescriptor> descriptor =
                Optional.ofNullable(present).map(p -> p.offer().descriptor());
        boolean isUp = ConnectionTracker.isConnected(now.state());
        Optional<DeviceStatus> status = isUp
                ? Optional.ofNullable(present).flatMap(p -> p.parts().status().status())
                : Optional.empty();
        return new EquipmentView(
                entry.id(),
                entry.type(),
                descriptor,
                now,
                status,
                connection.nameplate(),
                entry.isSimulated(),
                descriptor.map(this::limits).orElse(Map.of()),
                isUp ? descriptor.map(d -> EnabledCommands.of(d, status)).orElse(Set.of()) : Set.of(),
                Optional.ofNullable(present).map(p -> p.offer().plugin()),
                Optional.ofNullable(present).flatMap(p -> p.parts().clock().last()));
    }

    private Map<ParameterId, Range> limits(EquipmentDescriptor descriptor) {
        Map<ParameterId, Range> limits = new LinkedHashMap<>();
        descriptor.parameters().values().stream()
                .filter(p -> p.isWritable())
                .forEach(parameter -> parameter
                        .domain()
                        .range()
                        .ifPresent(range ->
                                limits.put(parameter.id(), entry.limits().getOrDefault(parameter.id(), range))));
        return limits;
    }

    @Override
    public Optional<Sample> latest(ParameterId parameter) {
        return Optional.ofNullable(samples).flatMap(board -> board.latest(parameter));
    }

    /** Latest sample of every parameter, in the descriptor's order; the last ones if the plugin has left. */
    public List<Sample> latest() {
        SampleBoard board = samples;
        return board == null ? List.of() : board.latest();
    }

    /** Alarms that are active or unacknowledged. */
    public List<AlarmView> standingAlarms() {
        return alarms.standing();
    }

    /** Shows which alarms of a plugin's descriptor, and of the runtime's own, an earlier run left unacknowledged. */
    public void remember(EquipmentDescriptor descriptor, AlarmPast past) {
        alarms.remember(AlarmBoard.RUNTIMES_OWN, past);
        alarms.remember(descriptor.alarms().values(), past);
    }

    /** An alarm that stands or stood in this run. */
    public Optional<AlarmView> alarm(AlarmId alarm) {
        return alarms.find(alarm);
    }

    /** Shows who has seen an alarm, unless it has been raised again since. */
    public void acknowledge(AlarmView found, Acknowledgement acknowledgement) {
        alarms.acknowledge(found, acknowledgement);
    }

    @Override
    public <T> T call(Urgency urgency, Duration deadline, DriverCall<T> call)
            throws ConnectionException, DeviceException, InterruptedException {
        DeviceSupervision present = device;
        if (present == null) {
            throw ConnectionException.notSent(
                    CommFault.NOT_CONNECTED,
                    entry.id() + " is BLOCKED: " + connection.view().reason(),
                    null);
        }
        return present.calls().call(new LaneRequest(urgency, deadline, "call"), call);
    }

    @Override
    public void publishReadBack(List<Reading> readings) {
        DeviceSupervision present = device;
        if (present != null) {
            present.parts().samples().readBack(readings);
        }
    }

    @Override
    public void refreshStatus(String cause) throws InterruptedException {
        DeviceSupervision present = device;
        if (present != null) {
            present.calls().refreshStatus(cause);
        }
    }
}
