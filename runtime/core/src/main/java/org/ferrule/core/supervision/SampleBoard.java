package org.ferrule.core.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Provenance;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.Value;
import org.ferrule.core.clock.Timers.Timer;
import org.ferrule.core.service.FeedItem;
import org.jspecify.annotations.Nullable;

/** The latest sample of every parameter of one equipment; publishes, numbers and lets age. Thread-safe, never blocks. */
final class SampleBoard {
    /** The stale sample must be out before the limit, not at it. */
    private static final Duration LARGEST_MARGIN = Duration.ofMillis(250);

    private final SupervisionServices services;
    private final SampleMaker maker;
    private final DeviceEventSink events;
    private final Duration staleLimit;
    private final Map<ParameterId, ParameterTrack> tracks = new LinkedHashMap<>();
    private @Nullable Timer staleTimer;
    private boolean isClosed;

    SampleBoard(
            SupervisionServices services, EquipmentDescriptor descriptor, SampleMaker maker, DeviceEventSink events) {
        this.services = services;
        this.maker = maker;
        this.events = events;
        Duration staleAfter = descriptor.supervision().staleAfter();
        Duration tenth = staleAfter.dividedBy(10);
        this.staleLimit = staleAfter.minus(tenth.compareTo(LARGEST_MARGIN) < 0 ? tenth : LARGEST_MARGIN);
        descriptor.parameters().forEach((id, parameter) -> tracks.put(id, new ParameterTrack(parameter)));
    }

    /** Says of every parameter that nothing was read yet. */
    synchronized void begin() {
        tracks.values()
                .forEach(track -> publish(
                        track, new SampleRules.Judged(Value.absent(), Quality.BAD_WAITING_FOR_INITIAL_DATA), null));
    }

    /** Takes the answer to a read: what is missing in it becomes BAD. */
    synchronized void polled(Collection<ParameterId> wanted, List<Reading> readings, long started) {
        Set<ParameterId> missing = new HashSet<>(wanted);
        for (Reading reading : readings) {
            missing.remove(reading.parameter());
            accept(reading, Provenance.POLLED, started);
        }
        missing.forEach(id -> accept(Reading.bad(id, Quality.BAD_COMMUNICATION_ERROR), Provenance.POLLED, started));
    }

    /** Takes what the device pushed. */
    synchronized void pushed(Reading reading) {
        accept(reading, Provenance.PUSHED, services.clock().nanos());
    }

    /** Takes what verifies a write; published even if nothing has changed. */
    synchronized void readBack(List<Reading> readings) {
        readings.forEach(reading ->
                accept(reading, Provenance.READ_BACK, services.clock().nanos()));
    }

    /** Marks parameters that the device refused to read. */
    synchronized void refused(Collection<ParameterId> wanted) {
        wanted.forEach(id -> accept(
                Reading.bad(id, Quality.BAD_DEVICE_FAILURE),
                Provenance.POLLED,
                services.clock().nanos()));
    }

    /** Ends every live value now: nobody will read it again. */
    synchronized void close() {
        isClosed = true;
        if (staleTimer != null) {
            staleTimer.cancel();
        }
        tracks.values().stream()
                .filter(track -> track.untilStale(staleLimit, services.clock().nanos()) != null)
                .forEach(this::publishStale);
    }

    synchronized Optional<Sample> latest(ParameterId id) {
        return Optional.ofNullable(tracks.get(id)).map(ParameterTrack::latest);
    }

    synchronized List<Sample> latest() {
        List<Sample> all = new ArrayList<>();
        for (ParameterTrack track : tracks.values()) {
            Sample sample = track.latest();
            if (sample != null) {
                all.add(sample);
            }
        }
        return all;
    }

    private void accept(Reading reading, Provenance provenance, long started) {
        ParameterTrack track = tracks.get(reading.parameter());
        if (track == null) {
            events.refuseUndeclared("parameter", reading.parameter().value());
            return;
        }
        boolean isOutrun = provenance == Provenance.POLLED && track.wasPushedSince(started);
        if (isClosed || isOutrun) {
            return;
        }
        long now = services.clock().nanos();
        track.heard(now, provenance == Provenance.PUSHED);
        SampleRules.Judged judged = maker.judge(track.descriptor, reading);
        if (provenance == Provenance.READ_BACK || track.isWorthPublishing(judged, now)) {
            publish(track, judged, new SampleMaker.Origin(provenance, reading));
        }
        if (staleTimer == null) {
            armStaleTimer();
        }
    }

    private void publishStale(ParameterTrack track) {
        publish(track, new SampleRules.Judged(track.lastUsable(), Quality.BAD_NO_COMMUNICATION), null);
    }

    private void publish(ParameterTrack track, SampleRules.Judged judged, SampleMaker.@Nullable Origin origin) {
        Sample sample = maker.next(track.descriptor, judged, origin);
        track.published(sample, services.clock().nanos());
        services.feed().publish(new FeedItem.SampleTaken(sample));
    }

    private synchronized void letAge() {
        staleTimer = null;
        if (isClosed) {
            return;
        }
        for (ParameterTrack track : tracks.values()) {
            Duration left = track.untilStale(staleLimit, services.clock().nanos());
            if (left != null && (left.isNegative() || left.isZero())) {
                publishStale(track);
            }
        }
        armStaleTimer();
    }

    private void armStaleTimer() {
        Duration first = null;
        for (ParameterTrack track : tracks.values()) {
            Duration left = track.untilStale(staleLimit, services.clock().nanos());
            if (left != null && (first == null || left.compareTo(first) < 0)) {
                first = left;
            }
        }
        if (first != null) {
            staleTimer = services.timers().after(first, this::letAge);
        }
    }
}
