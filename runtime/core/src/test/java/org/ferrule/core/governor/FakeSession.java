package org.ferrule.core.governor;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.Decidable;
import org.ferrule.api.driver.Decision;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.Recallable;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.driver.Writable;
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
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/** A scripted device behind a session. */
final class FakeSession implements EquipmentSession, Writable, Commandable, Stateful, Recallable {
    final Map<ParameterId, Value> values = new ConcurrentHashMap<>();
    final AtomicInteger writes = new AtomicInteger();
    final AtomicInteger starts = new AtomicInteger();
    final AtomicInteger cancels = new AtomicInteger();
    final List<String> decisions = new CopyOnWriteArrayList<>();
    volatile FunctionalState state = FunctionalState.IDLE;
    volatile ControlSource control = ControlSource.REMOTE;
    volatile OperatingMode mode = OperatingMode.PROCESSING;
    volatile OnWrite onWrite = values::put;
    volatile String serial = "S-1";
    volatile OnRecall onRecall = call -> Optional.empty();
    volatile OnStart onStart = call -> Execution.finished(Map.of());
    private final List<String> order;

    FakeSession(List<String> order) {
        this.order = order;
    }

    /** What the device does with a written value. */
    @FunctionalInterface
    interface OnWrite {
        void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException;
    }

    /** What the device remembers of a command. */
    @FunctionalInterface
    interface OnRecall {
        Optional<ExecutionStatus> recall(CommandCall call) throws ConnectionException, DeviceException;
    }

    /** What the device does with a command. */
    @FunctionalInterface
    interface OnStart {
        Execution start(CommandCall call) throws ConnectionException, DeviceException;
    }

    /** One answer to a poll. */
    @FunctionalInterface
    interface Answer {
        ExecutionStatus give() throws ConnectionException, DeviceException;
    }

    int actuations() {
        return writes.get() + starts.get();
    }

    /** An execution that gives these answers in turn, the last one for ever. */
    Execution answering(Answer... answers) {
        Deque<Answer> script = new ArrayDeque<>(List.of(answers));
        return new Execution() {
            @Override
            public ExecutionStatus poll() throws ConnectionException, DeviceException {
                Answer next = script.size() > 1 ? script.removeFirst() : script.getFirst();
                return next.give();
            }

            @Override
            public void cancel() {
                cancels.incrementAndGet();
                script.clear();
                script.add(ExecutionStatus::cancelled);
            }
        };
    }

    /** An execution that asks, and is done once it got an answer. */
    Execution asking(String question, Decision decision) {
        return new Decidable() {
            @Override
            public ExecutionStatus poll() {
                return decisions.isEmpty()
                        ? ExecutionStatus.awaiting(0.5, question, decision)
                        : ExecutionStatus.succeeded(Map.of());
            }

            @Override
            public void cancel() {
                cancels.incrementAndGet();
            }

            @Override
            public void decide(String option) {
                order.add("driver decide");
                decisions.add(option);
            }
        };
    }

    @Override
    public Nameplate identify() {
        return new Nameplate("m", "x", serial, "", "");
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) {
        order.add("driver read");
        return wanted.stream()
                .map(p -> values.containsKey(p)
                        ? Reading.good(p, values.get(p))
                        : Reading.bad(p, Quality.BAD_NOT_SUPPORTED))
                .toList();
    }

    @Override
    public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
        order.add("driver write");
        writes.incrementAndGet();
        onWrite.write(parameter, value);
    }

    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        order.add("driver start " + call.command());
        starts.incrementAndGet();
        return onStart.start(call);
    }

    @Override
    public Optional<ExecutionStatus> recall(CommandCall call) throws ConnectionException, DeviceException {
        order.add("driver recall " + call.command());
        return onRecall.recall(call);
    }

    @Override
    public DeviceStatus status() {
        return new DeviceStatus(DeviceState.OPERATE, Health.NORMAL, mode, control, Map.of(FakeEquipment.UNIT, state));
    }

    @Override
    public void close() {
        order.add("driver close");
    }
}
