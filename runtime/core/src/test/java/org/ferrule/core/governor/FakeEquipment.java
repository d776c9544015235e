package org.ferrule.core.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Provenance;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.Value;
import org.ferrule.core.equipment.DriverCall;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.PluginView;

/** One equipment over one scripted session; calls are made one at a time, as a lane does. */
final class FakeEquipment implements SupervisedEquipment {
    static final EquipmentId ID = new EquipmentId("reactor-1");
    static final UnitId UNIT = new UnitId("main");

    final FakeSession session;
    final List<Reading> readBacks = new CopyOnWriteArrayList<>();
    final List<Urgency> urgencies = new CopyOnWriteArrayList<>();
    volatile Optional<EquipmentDescriptor> descriptor = Optional.of(Descriptors.reactor());
    volatile ConnectionState connection = ConnectionState.ONLINE;
    volatile FakeSession open;
    private final ReentrantLock lane = new ReentrantLock(true);
    volatile boolean isSimulated;
    private final Map<ParameterId, Sample> samples = new ConcurrentHashMap<>();
    private volatile DeviceStatus status;

    FakeEquipment(FakeSession session) {
        this.session = session;
        this.open = session;
        this.status = session.status();
    }

    /** The status that supervision saw last becomes what the device says now. */
    void observe() {
        status = open.status();
    }

    @Override
    public EquipmentId id() {
        return ID;
    }

    @Override
    public Optional<EquipmentDescriptor> descriptor() {
        return descriptor;
    }

    @Override
    public EquipmentView view() {
        return new EquipmentView(
                ID,
                "test.reactor",
                descriptor,
                new EquipmentView.Connection(connection, Instant.EPOCH, "", Optional.empty()),
                Optional.of(status),
                Optional.of(open.identify()),
                isSimulated,
                Map.of(Descriptors.TEMPERATURE, new Range(36, 37.5)),
                Set.of(),
                Optional.of(new PluginView("plugin", "1.0.0", "ab".repeat(32))),
                Optional.empty());
    }

    @Override
    public Optional<Sample> latest(ParameterId parameter) {
        return Optional.ofNullable(samples.get(parameter));
    }

    /** Supervision has taken this sample. */
    void sample(ParameterId parameter, Value value, Quality quality) {
        Sample sample = new Sample(ID, parameter, value, "", quality, null, Instant.EPOCH, 1, Provenance.POLLED);
        samples.put(parameter, sample);
    }

    @Override
    public <T> T call(Urgency urgency, Duration deadline, DriverCall<T> call)
            throws ConnectionException, DeviceException, InterruptedException {
        if (connection != ConnectionState.ONLINE) {
            throw ConnectionException.notSent(CommFault.NOT_CONNECTED, "reactor-1 is " + connection, null);
        }
        if (!lane.tryLock(deadline.toNanos(), TimeUnit.NANOSECONDS)) {
            throw ConnectionException.notSent(CommFault.TIMEOUT, "the lane was busy", null);
        }
        try {
            urgencies.add(urgency);
            return call.with(open);
        } finally {
            lane.unlock();
        }
    }

    @Override
    public void publishReadBack(List<Reading> readings) {
        readBacks.addAll(readings);
    }

    @Override
    public void refreshStatus(String cause) {
        observe();
    }
}
