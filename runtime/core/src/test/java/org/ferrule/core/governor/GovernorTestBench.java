package org.ferrule.core.governor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.audit.DecisionSource;
import org.ferrule.core.FakeAccess;
import org.ferrule.core.FakeTrail;
import org.ferrule.core.equipment.EquipmentDirectory;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.WriteRequest;
import org.ferrule.people.Access;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;

/** A governor over one fake equipment, with a trail that outlives it. */
final class GovernorTestBench implements AutoCloseable {
    /** A supervisor. */
    static final SessionKey ANNA = FakeAccess.key("anna", "cli");
    /** An operator. */
    static final SessionKey BEN = FakeAccess.key("ben", "cli");

    private static final Duration LONG = Duration.ofSeconds(10);

    final List<String> order = Collections.synchronizedList(new ArrayList<>());
    FakeTrail trail = new FakeTrail(order);
    final FakeSession session = new FakeSession(order);
    final FakeEquipment equipment = new FakeEquipment(session);
    final List<ExecutionView> published = new CopyOnWriteArrayList<>();
    final FakeAccess access = people();
    private final Access people;
    final LockBoard locks;
    GovernorService governor;

    GovernorTestBench() {
        this(Optional.empty());
    }

    /** With real people instead of Anna and Ben. */
    GovernorTestBench(Optional<Access> others) {
        people = others.orElse(access);
        locks = new LockBoard("suite-2", trail, people, InstantSource.system());
        session.values.put(Descriptors.TEMPERATURE, Value.real(36.5));
        session.values.put(Descriptors.SPEED, Value.integer(100));
        governor = make();
    }

    /** Ends the governor as a crash would, and starts another on the same trail. */
    void restart() {
        governor.close();
        governor = make();
    }

    /** The same, on another trail. */
    void restart(FakeTrail other) {
        governor.close();
        trail = other;
        governor = make();
    }

    private GovernorService make() {
        GovernorSettings settings = new GovernorSettings(
                InstantSource.system(),
                System::nanoTime,
                Duration.ofMillis(3),
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(20),
                Duration.ofMillis(20),
                4);
        GovernorServices services = new GovernorServices(
                "suite-2",
                directory(),
                trail,
                people,
                item -> published.add(((FeedItem.RequestMoved) item).execution()));
        return new GovernorService(services, locks, settings);
    }

    private EquipmentDirectory directory() {
        return new EquipmentDirectory() {
            @Override
            public Optional<SupervisedEquipment> find(EquipmentId id) {
                return Optional.<SupervisedEquipment>of(equipment).filter(e -> e.id().equals(id));
            }

            @Override
            public Collection<EquipmentId> ids() {
                return List.of(FakeEquipment.ID);
            }
        };
    }

    static FakeAccess people() {
        FakeAccess access = new FakeAccess();
        access.signIn("anna", "cli", Role.SUPERVISOR);
        access.signIn("ben", "cli", Role.OPERATOR);
        return access;
    }

    static WriteRequest writing(String parameter, String value) {
        return writing(RequestId.random(), parameter, value, "");
    }

    static WriteRequest writing(RequestId id, String parameter, String value, String unit) {
        return new WriteRequest(
                id,
                Cause.of(ANNA, "because"),
                FakeEquipment.ID,
                new ParameterId(parameter),
                value,
                unit,
                Duration.ZERO);
    }

    static CommandRequest commanding(String command) {
        return commanding(RequestId.random(), command, Map.of());
    }

    static CommandRequest dispensing(RequestId id) {
        return commanding(id, "dispense", Map.of("volume", "5"));
    }

    static CommandRequest commanding(RequestId id, String command, Map<String, String> arguments) {
        return new CommandRequest(
                id,
                new Cause(ANNA, "because", DecisionSource.PERSON, Map.of("batch", "B-7")),
                FakeEquipment.ID,
                new CommandId(command),
                arguments,
                "",
                Optional.empty());
    }

    static WriteRequest elsewhere(WriteRequest request) {
        return new WriteRequest(
                request.request(),
                request.cause(),
                new EquipmentId("nowhere"),
                request.parameter(),
                request.value(),
                "",
                Duration.ZERO);
    }

    ExecutionView write(String parameter, String value) {
        return governor.write(writing(parameter, value));
    }

    /** Starts a command and waits until it is over. */
    ExecutionView run(CommandRequest request) throws InterruptedException {
        ExecutionView started = governor.start(request);
        return governor.await(request.request(), LONG).orElse(started);
    }

    @Override
    public void close() {
        governor.close();
    }
}
