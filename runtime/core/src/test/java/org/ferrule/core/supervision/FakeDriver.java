package org.ferrule.core.supervision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.api.driver.Clocked;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.ReadingSink;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.driver.Subscribable;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/** A driver whose device does what a test says. Notes every breach of the rule "one thread, one at a time, never after close". */
final class FakeDriver implements EquipmentDriver {
    final AtomicInteger opens = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    final List<String> breaches = new CopyOnWriteArrayList<>();
    volatile String serial = "SN-1";
    volatile String firmware = "1.0";
    volatile FunctionalState state = FunctionalState.IDLE;
    volatile ControlSource control = ControlSource.REMOTE;
    volatile double value = 37;
    volatile Opening onOpen = () -> {};
    volatile Answer onRead = this::readings;
    volatile WallClock onClock = () -> Instant.EPOCH;
    volatile ReadingSink sink = reading -> {};
    volatile DeviceEvents events;
    volatile SessionContext context;
    private final AtomicInteger inside = new AtomicInteger();

    interface Opening {
        void run() throws ConfigurationException, ConnectionException;
    }

    interface WallClock {
        Instant read() throws DeviceException;
    }

    interface Answer {
        List<Reading> to(Collection<ParameterId> wanted) throws ConnectionException, DeviceException;
    }

    List<Reading> readings(Collection<ParameterId> wanted) {
        List<Reading> readings = new ArrayList<>();
        wanted.forEach(id -> readings.add(Reading.good(id, Value.real(value))));
        return readings;
    }

    @Override
    public EquipmentSession open(SessionContext given) throws ConfigurationException, ConnectionException {
        opens.incrementAndGet();
        if (opens.get() > closes.get() + 1) {
            breaches.add("opened before the last session was closed");
        }
        context = given;
        events = given.events();
        try {
            onOpen.run();
        } catch (ConfigurationException | ConnectionException | RuntimeException | Error failure) {
            closes.incrementAndGet();
            throw failure;
        }
        return new Session();
    }

    private final class Session implements EquipmentSession, Stateful, Subscribable, Clocked {
        private volatile boolean isClosed;

        private void enter() {
            if (inside.incrementAndGet() != 1) {
                breaches.add("two calls at once");
            }
            if (isClosed) {
                breaches.add("called after close");
            }
        }

        @Override
        public Nameplate identify() {
            return new Nameplate("maker", "model", serial, "", firmware);
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
            enter();
            try {
                reads.incrementAndGet();
                return onRead.to(wanted);
            } finally {
                inside.decrementAndGet();
            }
        }

        @Override
        public Instant clock() throws DeviceException {
            enter();
            inside.decrementAndGet();
            return onClock.read();
        }

        @Override
        public DeviceStatus status() {
            enter();
            inside.decrementAndGet();
            return new DeviceStatus(
                    DeviceState.OPERATE,
                    Health.NORMAL,
                    OperatingMode.PROCESSING,
                    control,
                    Map.of(TestDescriptors.UNIT, state));
        }

        @Override
        public void subscribe(Collection<ParameterId> wanted, ReadingSink target) {
            sink = target;
        }

        @Override
        public void close() {
            if (isClosed) {
                breaches.add("closed twice");
            }
            isClosed = true;
            closes.incrementAndGet();
        }
    }
}
