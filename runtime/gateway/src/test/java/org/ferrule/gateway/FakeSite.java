package org.ferrule.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.driver.Decision;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.Value;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.Alarms;
import org.ferrule.core.service.ClockView;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.Feed;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedSubscription;
import org.ferrule.core.service.Governor;
import org.ferrule.core.service.Locks;
import org.ferrule.core.service.PluginView;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.service.SigningWish;
import org.ferrule.core.service.Site;
import org.ferrule.core.service.SiteView;
import org.ferrule.core.service.WriteRequest;
import org.ferrule.people.SessionKey;

/** One equipment, reactor-1; remembers what it was asked and answers what it was told to. */
final class FakeSite implements Site, Governor, Locks, Alarms, Feed {
    static final EquipmentId REACTOR = new EquipmentId("reactor-1");

    final List<Object> asked = new CopyOnWriteArrayList<>();
    final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    Optional<Refusal> refusal = Optional.empty();
    ExecutionView.Phase phase = ExecutionView.Phase.ACCEPTED;
    Optional<Sample> sample = Optional.empty();
    Optional<PluginView> plugin = Optional.empty();
    Optional<ClockView> clock = Optional.empty();
    List<AlarmView> alarms = List.of();
    final FakeTrail trail = new FakeTrail(asked);
    final FakePeople people = new FakePeople(asked);
    final FakeRecords records = new FakeRecords(asked);

    GatewayComponent.Services services() {
        return new GatewayComponent.Services(
                this, this, this, this, this, records, new FakePlugins(), trail, people, people);
    }

    void refuse(ErrorCode code, String message) {
        phase = ExecutionView.Phase.REJECTED;
        refusal = Optional.of(Refusal.of(code, message));
    }

    synchronized void publish(FeedItem item) {
        subscriptions.forEach(subscription -> subscription.items.add(item));
    }

    private ExecutionView execution(RequestId request) {
        return new ExecutionView(
                request,
                REACTOR,
                "temperature.sp",
                phase,
                1,
                "",
                Optional.of(new Decision(List.of("purge", "ignore"), Optional.of(Instant.ofEpochSecond(9)))),
                Optional.empty(),
                Map.of(),
                Map.of("history", new Value.Bytes(new byte[] {1, 2, 3}, "text/csv")),
                List.of(),
                refusal,
                Instant.EPOCH,
                Duration.ofMillis(400),
                List.of(7L));
    }

    @Override
    public SiteView view() {
        return new SiteView("demo", 1, 1, OptionalLong.of(1234), Map.of("reactor", "None: a closed bench network"));
    }

    @Override
    public List<EquipmentView> equipment() {
        return List.of(new EquipmentView(
                REACTOR,
                "lads-bioreactor",
                Optional.empty(),
                new EquipmentView.Connection(ConnectionState.ONLINE, Instant.EPOCH, "", Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                true,
                Map.of(),
                Set.of(),
                plugin,
                clock));
    }

    @Override
    public Optional<EquipmentView> equipment(EquipmentId id) {
        return equipment().stream().filter(view -> view.id().equals(id)).findFirst();
    }

    @Override
    public List<Sample> latest(EquipmentId id) {
        return sample.stream().toList();
    }

    @Override
    public Optional<Sample> latest(EquipmentId id, ParameterId parameter) {
        return sample.filter(s -> s.parameter().equals(parameter));
    }

    @Override
    public List<AlarmView> standingAlarms() {
        return alarms;
    }

    @Override
    public ExecutionView write(WriteRequest request) {
        asked.add(request);
        return execution(request.request());
    }

    @Override
    public ExecutionView start(CommandRequest request) {
        asked.add(request);
        return execution(request.request());
    }

    @Override
    public Optional<ExecutionView> await(RequestId request, Duration timeout) {
        asked.add(timeout);
        return find(request);
    }

    @Override
    public Optional<ExecutionView> find(RequestId request) {
        return phase == ExecutionView.Phase.REJECTED ? Optional.empty() : Optional.of(execution(request));
    }

    @Override
    public ExecutionView cancel(RequestId request, SessionKey session, String reason) {
        asked.add(reason);
        return execution(request);
    }

    @Override
    public ExecutionView decide(RequestId request, SessionKey session, String option, String reason) {
        asked.add(option + " because " + reason);
        return execution(request);
    }

    @Override
    public ExecutionView reconcile(RequestId request, SessionKey session, boolean wasExecuted, String evidence) {
        asked.add(wasExecuted + " " + evidence);
        return execution(request);
    }

    @Override
    public Optional<Refusal> acquire(Locks.Place place, SessionKey session, Duration timeToLive, String purpose) {
        asked.add(place);
        return refusal;
    }

    @Override
    public Optional<Refusal> release(Locks.Place place, SessionKey session) {
        asked.add(place);
        return refusal;
    }

    @Override
    public Optional<Refusal> breakLock(
            Locks.Place place, SessionKey session, String reason, Optional<SigningWish> signature) {
        asked.add(List.of(place, session.value(), reason, signature));
        return refusal;
    }

    @Override
    public Optional<Refusal> acknowledge(SessionKey session, EquipmentId equipment, AlarmId alarm, String reason) {
        asked.add(List.of(session.value(), equipment, alarm, reason));
        return refusal;
    }

    @Override
    public Optional<Locks.Held> find(Locks.Place place) {
        return Optional.empty();
    }

    @Override
    public synchronized FeedSubscription subscribe(int capacity) {
        Subscription subscription = new Subscription();
        subscriptions.add(subscription);
        return subscription;
    }

    /** One client's part of the feed. */
    final class Subscription implements FeedSubscription {
        private final BlockingQueue<FeedItem> items = new LinkedBlockingQueue<>();

        @Override
        public Optional<FeedItem> next(Duration timeout) throws InterruptedException {
            return Optional.ofNullable(items.poll(timeout.toMillis(), TimeUnit.MILLISECONDS));
        }

        @Override
        public void close() {
            synchronized (FakeSite.this) {
                subscriptions.remove(this);
            }
        }
    }
}
