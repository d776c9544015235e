package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.DecisionSource;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.WriteRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Devices that tell, once they are back, what became of a request whose outcome was unknown. */
class RecollectionTest {
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final GovernorTestBench bench = new GovernorTestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(ExecutionStatus.succeeded(Map.of("moved", Value.real(5))), Phase.SUCCEEDED, "true"),
                Arguments.of(ExecutionStatus.failed("never received"), Phase.FAILED, "false"),
                Arguments.of(ExecutionStatus.cancelled(), Phase.CANCELLED, "false"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void aDeviceThatRemembersTheCommandSettlesItAlsoAfterARestart(
            ExecutionStatus answer, Phase phase, String wasExecuted) throws Exception {
        CommandRequest request = transferring();
        losesItsAnswer(request);
        bench.restart();
        bench.session.onRecall = call -> Optional.of(answer);
        assertThat(blocked()).isTrue();
        bench.equipment.connection = ConnectionState.ONLINE;

        awaitPhase(request.request(), phase);

        AuditRecord settled = reconciliation(request.request());
        assertThat(settled.entry().actor()).isEqualTo(Actor.SYSTEM);
        assertThat(settled.entry().circumstances().source()).isEqualTo(DecisionSource.RUNTIME);
        assertThat(settled.entry().reason()).contains("the device answered " + answer.phase());
        assertThat(settled.entry().detail()).containsEntry("wasExecuted", wasExecuted);
        assertThat(bench.session.starts).hasValue(1);
        assertThat(bench.governor.start(request).phase()).isEqualTo(phase);
        assertThat(bench.session.starts).hasValue(1);
        assertThat(bench.published).anyMatch(view -> view.request().equals(request.request()) && view.phase() == phase);
        assertThat(blocked()).isFalse();
    }

    @Test
    void theDriverGetsTheCallAsItWasSentAndIsAskedAgainWhileTheDeviceIsAtIt() throws Exception {
        CommandRequest request = transferring();
        losesItsAnswer(request);
        List<CommandCall> calls = new java.util.concurrent.CopyOnWriteArrayList<>();
        bench.session.onRecall = call -> {
            calls.add(call);
            return Optional.of(
                    calls.size() < 6 ? ExecutionStatus.running(0.5, "") : ExecutionStatus.succeeded(Map.of()));
        };
        bench.equipment.connection = ConnectionState.ONLINE;

        awaitPhase(request.request(), Phase.SUCCEEDED);
        assertThat(calls).hasSize(6).allSatisfy(call -> {
            assertThat(call.request()).isEqualTo(request.request());
            assertThat(call.arguments()).isEqualTo(Map.of("volume", Value.real(5)));
        });
    }

    @Test
    void aDeviceThatCannotTellIsAskedOnceAndADriverThatFailsAFewTimes() throws Exception {
        CommandRequest forgotten = transferring();
        losesItsAnswer(forgotten);
        bench.equipment.connection = ConnectionState.ONLINE;
        await().atMost(BOUND).until(() -> asked() == 1);
        assertThat(bench.governor
                        .reconcile(forgotten.request(), GovernorTestBench.ANNA, false, "seen")
                        .step())
                .isEqualTo("reconciled: not executed");

        CommandRequest failing = transferring();
        losesItsAnswer(failing);
        bench.session.onRecall = call -> {
            throw new IllegalStateException("defect");
        };
        bench.equipment.connection = ConnectionState.ONLINE;
        await().atMost(BOUND).until(() -> asked() == 4);
        await().during(Duration.ofMillis(200)).atMost(BOUND).until(() -> asked() == 4);
        assertThat(bench.governor.find(failing.request()).orElseThrow().phase()).isEqualTo(Phase.UNKNOWN);
    }

    @Test
    void anotherDeviceIsNotAsked() throws Exception {
        CommandRequest request = transferring();
        losesItsAnswer(request);
        bench.session.serial = "S-2";
        bench.equipment.connection = ConnectionState.ONLINE;

        await().during(Duration.ofMillis(200)).atMost(BOUND).until(() -> asked() == 0);
    }

    @Test
    void aCommandThatIsNotDeclaredRecallableWaitsForAPerson() throws Exception {
        CommandRequest request = GovernorTestBench.dispensing(RequestId.random());
        losesItsAnswer(request);
        bench.equipment.connection = ConnectionState.ONLINE;

        await().during(Duration.ofMillis(200)).atMost(BOUND).until(() -> asked() == 0);
        assertThat(blocked()).isTrue();
    }

    static Stream<Arguments> held() {
        return Stream.of(
                Arguments.of(37.0, Phase.ACCEPTED, "true"),
                Arguments.of(36.5, Phase.UNVERIFIED, "false"),
                Arguments.of(40.0, Phase.UNKNOWN, ""));
    }

    @ParameterizedTest
    @MethodSource("held")
    void whatTheDeviceHoldsWhenItIsBackSaysWhetherAWriteArrived(double held, Phase phase, String wasExecuted) {
        WriteRequest request = GovernorTestBench.writing("temperature.sp", "37");
        loses(request);
        bench.restart();
        bench.session.values.put(Descriptors.TEMPERATURE, Value.real(held));
        bench.equipment.connection = ConnectionState.ONLINE;

        if (phase == Phase.UNKNOWN) {
            await().during(Duration.ofMillis(400))
                    .atMost(BOUND)
                    .until(() -> bench.trail.unreconciled().size() == 1);
            return;
        }
        awaitPhase(request.request(), phase);
        ExecutionView view = bench.governor.find(request.request()).orElseThrow();
        assertThat(view.write().orElseThrow().readBack()).isEqualTo(Double.toString(held));
        AuditEntry settled = reconciliation(request.request()).entry();
        assertThat(settled.reason()).contains("it holds " + held + " Cel", "before the write it held 36.5 Cel");
        assertThat(settled.detail()).containsEntry("wasExecuted", wasExecuted);
        assertThat(bench.session.writes).hasValue(1);
    }

    @Test
    void whatIsHeldAfterALaterWriteProvesNothingAboutAnEarlierOne() {
        WriteRequest request = GovernorTestBench.writing("temperature.sp", "37");
        bench.session.onWrite = (parameter, value) -> {
            bench.session.values.put(parameter, Value.real(40));
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        };
        assertThat(bench.governor.write(request).phase()).isEqualTo(Phase.UNKNOWN);
        bench.session.onWrite = bench.session.values::put;
        bench.governor.close();
        assertThat(bench.write("temperature.sp", "37").phase()).isEqualTo(Phase.ACCEPTED);
        bench.restart();

        await().during(Duration.ofMillis(400))
                .atMost(BOUND)
                .until(() -> bench.trail.unreconciled().size() == 1);
        assertThat(bench.governor.find(request.request()).orElseThrow().phase()).isEqualTo(Phase.UNKNOWN);
    }

    @Test
    void aRefusedAttemptToReconcileReconcilesNothing() throws Exception {
        CommandRequest request = GovernorTestBench.dispensing(RequestId.random());
        losesItsAnswer(request);
        AuditEntry first = bench.trail.find(request.request()).get(0).entry();
        AuditEntry attempt = new AuditEntry(
                org.ferrule.audit.AuditPhase.REFUSED,
                AuditAction.RECONCILE,
                first.actor(),
                first.target(),
                AuditEntry.Change.NONE,
                "",
                request.request(),
                "VALIDATION",
                Map.of());
        assertThat(bench.trail.append(attempt).index()).isPositive();
        bench.restart();

        assertThat(bench.governor.find(request.request()).orElseThrow().step()).isEmpty();
        assertThat(blocked()).isTrue();
        assertThat(bench.governor
                        .reconcile(request.request(), GovernorTestBench.ANNA, true, "5 mL are in the bag")
                        .step())
                .isEqualTo("reconciled: executed");
        assertThat(blocked()).isFalse();
    }

    /** Whether a non-idempotent command is refused; the device is made reachable for the question and left as it was. */
    private boolean blocked() throws InterruptedException {
        ConnectionState before = bench.equipment.connection;
        bench.session.onStart = call -> org.ferrule.api.driver.Execution.finished(Map.of());
        bench.equipment.connection = ConnectionState.ONLINE;
        int starts = bench.session.starts.get();
        ExecutionView view = bench.run(GovernorTestBench.commanding("purge"));
        bench.session.starts.set(starts);
        bench.equipment.connection = before;
        return view.refusal().map(r -> r.code() == ErrorCode.BUSY).orElse(false);
    }

    private long asked() {
        return List.copyOf(bench.order).stream()
                .filter(step -> step.startsWith("driver recall"))
                .count();
    }

    private AuditRecord reconciliation(RequestId request) {
        return bench.trail.find(request).stream()
                .filter(record -> record.entry().action() == AuditAction.RECONCILE)
                .findFirst()
                .orElseThrow();
    }

    private void awaitPhase(RequestId request, Phase phase) {
        await().atMost(BOUND)
                .until(() -> bench.governor.find(request).orElseThrow().phase() == phase);
    }

    private static CommandRequest transferring() {
        return GovernorTestBench.commanding(RequestId.random(), "transfer", Map.of("volume", "5"));
    }

    /** The command is sent, and with it the connection lost. */
    private void losesItsAnswer(CommandRequest request) throws InterruptedException {
        bench.session.onStart = call -> {
            bench.equipment.connection = ConnectionState.DISCONNECTED;
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        };
        assertThat(bench.run(request).phase()).isEqualTo(Phase.UNKNOWN);
    }

    private void loses(WriteRequest request) {
        bench.session.onWrite = (parameter, value) -> {
            bench.equipment.connection = ConnectionState.DISCONNECTED;
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        };
        ExecutionView view = bench.governor.write(new WriteRequest(
                request.request(),
                request.cause(),
                request.equipment(),
                request.parameter(),
                request.value(),
                "",
                Duration.ofMillis(200)));
        assertThat(view.phase()).isEqualTo(Phase.UNKNOWN);
    }
}
