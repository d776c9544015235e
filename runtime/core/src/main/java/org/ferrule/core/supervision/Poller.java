package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.driver.Subscribable;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.core.clock.RuntimeClock;

/** Asks one session for its parameters and its status and hands on the answers. On the lane only. */
final class Poller {
    private final EquipmentDescriptor descriptor;
    private final RuntimeClock clock;
    private final SampleBoard samples;
    private final StatusBoard status;
    private final CauseMemory causes;
    private PollSchedule schedule;
    private int refusals;

    Poller(EquipmentDescriptor descriptor, RuntimeClock clock, SampleBoard samples, StatusBoard status) {
        this.descriptor = descriptor;
        this.clock = clock;
        this.samples = samples;
        this.status = status;
        this.causes = new CauseMemory(clock, descriptor.supervision().statusEvery());
        this.schedule = new PollSchedule(descriptor, clock.nanos());
    }

    CauseMemory causes() {
        return causes;
    }

    void subscribe(OpenSession open) throws ConnectionException, DeviceException {
        List<ParameterId> wanted = descriptor.parameters().values().stream()
                .filter(parameter -> !parameter.isPolled())
                .map(parameter -> parameter.id())
                .toList();
        if (!wanted.isEmpty() && open.session() instanceof Subscribable subscribable) {
            subscribable.subscribe(wanted, new PushSink(open, samples));
        }
    }

    /** Reads everything and starts the grid of times. */
    void readAll(EquipmentSession session) throws ConnectionException {
        schedule = new PollSchedule(descriptor, clock.nanos());
        refusals = 0;
        read(session, descriptor.parameters().keySet());
    }

    boolean hasParameters() {
        return !schedule.isEmpty();
    }

    Duration untilDue() {
        return schedule.untilDue(clock.nanos());
    }

    /** Reads what is due and returns how many batches in a row the device has refused. */
    int readDue(EquipmentSession session) throws ConnectionException {
        read(session, schedule.takeDue(clock.nanos()));
        return refusals;
    }

    private void read(EquipmentSession session, Collection<ParameterId> wanted) throws ConnectionException {
        if (wanted.isEmpty()) {
            return;
        }
        long started = clock.nanos();
        try {
            List<Reading> readings = List.copyOf(session.read(List.copyOf(wanted)));
            samples.polled(wanted, readings, started);
            refusals = 0;
        } catch (DeviceException refused) {
            samples.refused(wanted);
            refusals++;
        }
    }

    void readStatus(EquipmentSession session) throws ConnectionException {
        if (session instanceof Stateful stateful) {
            try {
                DeviceStatus answer = stateful.status();
                status.reported(answer, causes.recent());
            } catch (DeviceException refused) {
                status.refused();
            }
        }
    }
}
