package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.driver.Decision;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.equipment.Urgency;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandTest {
    private static final Decision PURGE_OR_NOT = new Decision(List.of("purge", "ignore"), Optional.empty());

    private final GovernorTestBench bench = new GovernorTestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void commandIsRecordedSentAndSeenThrough() throws Exception {
        bench.session.onStart = call -> {
            assertThat(call.arguments()).isEqualTo(Map.of("volume", Value.real(5), "rate", Value.real(1)));
            return bench.session.answering(
                    () -> ExecutionStatus.running(0.5, "pumping"),
                    () -> ExecutionStatus.running(0.2, "pumping"),
                    () -> ExecutionStatus.succeeded(Map.of("dispensed", Value.real(4.9))));
        };
        ExecutionView view = bench.run(GovernorTestBench.dispensing(RequestId.random()));

        assertThat(view.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(view.results()).isEqualTo(Map.of("dispensed", "4.9"));
        assertThat(bench.order)
                .containsExactly(
                        "audit INTENT reactor-1/dispense",
                        "driver start dispense",
                        "audit OUTCOME reactor-1/dispense SUCCEEDED");
        assertThat(bench.published.stream().map(ExecutionView::progress)).isSorted();
        assertThat(view.audit()).containsExactly(0L, 1L);
        assertThat(bench.trail.entries().get(0).circumstances().context()).containsEntry("batch", "B-7");
    }

    @Test
    @Proves(Req.CMD_009)
    void progressNeverFallsAndReachesItsEndOnlyWithSuccess() throws Exception {
        bench.session.onStart = call -> bench.session.answering(
                () -> ExecutionStatus.running(0.5, ""),
                () -> ExecutionStatus.running(0.2, ""),
                () -> ExecutionStatus.running(1, ""),
                () -> ExecutionStatus.failed("E7 pump blocked"));
        ExecutionView failed = bench.run(GovernorTestBench.dispensing(RequestId.random()));
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(bench.published.stream().map(ExecutionView::progress))
                .isSorted()
                .contains(0.5)
                .allMatch(progress -> progress < 1);
        bench.session.onStart = call -> bench.session.answering(
                () -> ExecutionStatus.running(1, ""), () -> ExecutionStatus.succeeded(Map.of()));
        ExecutionView done = bench.run(GovernorTestBench.dispensing(RequestId.random()));
        assertThat(done.progress()).isEqualTo(1);
    }

    @Test
    void successWaitsForTheStateThatTheCommandLeadsTo() throws Exception {
        CommandRequest request = GovernorTestBench.commanding("start");
        bench.governor.start(request);
        ExecutionView early = bench.governor
                .await(request.request(), java.time.Duration.ofMillis(60))
                .orElseThrow();
        bench.session.state = FunctionalState.EXECUTE;
        ExecutionView view = bench.governor
                .await(request.request(), java.time.Duration.ofSeconds(5))
                .orElseThrow();

        assertThat(early.phase()).isEqualTo(Phase.RUNNING);
        assertThat(early.step()).isEqualTo("waiting for EXECUTE");
        assertThat(view.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(view.states()).containsExactly("IDLE", "STARTING", "EXECUTE");
    }

    @Test
    void commandThatDoesNotEndInTimeIsUnknown() throws Exception {
        bench.session.onStart = call -> bench.session.answering(() -> ExecutionStatus.running(0.5, ""));

        ExecutionView view = bench.run(GovernorTestBench.commanding("hold"));

        assertThat(view.phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(view.refusal().orElseThrow().message()).contains("0.1 s");
    }

    @Test
    void lostReplyIsUnknownNeverRetriedAndBlocksUntilReconciled() throws Exception {
        bench.session.onStart = call -> {
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        };
        RequestId id = RequestId.random();
        ExecutionView lost = bench.run(GovernorTestBench.dispensing(id));
        ExecutionView again = bench.governor.start(GovernorTestBench.dispensing(id));
        ExecutionView blocked = bench.governor.start(GovernorTestBench.dispensing(RequestId.random()));

        assertThat(lost.phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(again).isEqualTo(lost);
        assertThat(bench.session.starts).hasValue(1);
        assertThat(blocked.refusal().orElseThrow().code()).isEqualTo(ErrorCode.BUSY);
        assertThat(blocked.refusal().orElseThrow().message()).contains(id.toString());

        assertThat(bench.governor
                        .reconcile(id, GovernorTestBench.ANNA, true, " ")
                        .phase())
                .isEqualTo(Phase.REJECTED);
        ExecutionView settled = bench.governor.reconcile(id, GovernorTestBench.ANNA, true, "5 mL are in the bag");
        assertThat(settled.phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(settled.step()).isEqualTo("reconciled: executed");
        assertThat(bench.published).as("told like every other change").last().isEqualTo(settled);
        assertThat(bench.governor
                        .reconcile(id, GovernorTestBench.ANNA, true, "twice")
                        .phase())
                .isEqualTo(Phase.REJECTED);

        bench.session.onStart = call -> bench.session.answering(() -> ExecutionStatus.succeeded(Map.of()));
        assertThat(bench.run(GovernorTestBench.dispensing(RequestId.random())).phase())
                .isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void sessionThatIsReplacedWhileRunningLeavesTheOutcomeUnknown() throws Exception {
        bench.session.onStart = call -> bench.session.answering(() -> ExecutionStatus.running(0.5, ""));
        CommandRequest request = GovernorTestBench.dispensing(RequestId.random());
        bench.governor.start(request);
        bench.equipment.open = new FakeSession(bench.order);

        ExecutionView view = bench.governor
                .await(request.request(), java.time.Duration.ofSeconds(5))
                .orElseThrow();
        assertThat(view.phase()).isEqualTo(Phase.UNKNOWN);
    }

    @Test
    void deviceThatRefusesOrFailsKeepsItsCode() throws Exception {
        bench.session.onStart = call -> {
            throw new DeviceException("E7", "lid open");
        };
        ExecutionView refused = bench.run(GovernorTestBench.commanding("hold"));
        bench.session.onStart = call -> bench.session.answering(() -> {
            throw new DeviceException("E8", "pump jam");
        });
        ExecutionView failed = bench.run(GovernorTestBench.commanding("hold"));

        assertThat(refused.phase()).isEqualTo(Phase.REJECTED);
        assertThat(refused.refusal().orElseThrow().deviceCode()).isEqualTo("E7");
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.refusal().orElseThrow().deviceCode()).isEqualTo("E8");
    }

    @Test
    void whatADeviceTellsOfACommandThatFailedIsKept() throws Exception {
        bench.session.onStart = call -> bench.session.answering(
                () -> ExecutionStatus.failed("E9: no standard fits", Map.of("asFound", Value.real(7.2))));
        ExecutionView failed = bench.run(GovernorTestBench.commanding("hold"));

        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.refusal().orElseThrow().message()).contains("E9: no standard fits");
        assertThat(failed.results()).containsExactly(Map.entry("asFound", "7.2"));
    }

    @Test
    @Proves({Req.CMD_010, Req.CMD_007})
    void secondCommandOnABusyUnitIsRefusedButAStopOvertakes() throws Exception {
        bench.session.state = FunctionalState.IDLE;
        CommandRequest first = GovernorTestBench.commanding("start");
        bench.governor.start(first);
        ExecutionView second = bench.governor.start(GovernorTestBench.commanding("hold"));
        bench.session.state = FunctionalState.STOPPED;
        ExecutionView stop = bench.run(GovernorTestBench.commanding("stop"));
        ExecutionView overtaken = bench.governor
                .await(first.request(), java.time.Duration.ofSeconds(5))
                .orElseThrow();

        assertThat(second.refusal().orElseThrow().code()).isEqualTo(ErrorCode.BUSY);
        assertThat(stop.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(bench.equipment.urgencies).contains(Urgency.SAFETY);
        assertThat(overtaken.phase()).isEqualTo(Phase.FAILED);
        assertThat(overtaken.refusal().orElseThrow().message()).contains("stop").contains("overtook");
    }

    @Test
    void runningCommandIsCancelledAndTheWishIsRecordedFirst() throws Exception {
        bench.session.onStart =
                call -> bench.session.answering(() -> ExecutionStatus.awaiting(0.3, "bubble", PURGE_OR_NOT));
        RequestId id = RequestId.random();
        bench.governor.start(GovernorTestBench.dispensing(id));

        bench.governor.cancel(id, GovernorTestBench.ANNA, "wrong bag");
        ExecutionView view =
                bench.governor.await(id, java.time.Duration.ofSeconds(5)).orElseThrow();

        assertThat(view.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(bench.trail.words(id)).containsExactly("INTENT", "EVENT", "OUTCOME CANCELLED");
        assertThat(bench.governor.cancel(id, GovernorTestBench.ANNA, "again").phase())
                .isEqualTo(Phase.REJECTED);
        assertThat(bench.session.cancels).hasValue(1);
    }

    @Test
    void whatAPersonDecidesIsRecordedFirstAndToldToTheDeviceOnce() throws Exception {
        bench.session.onStart = call -> bench.session.asking("bubble in line 2", PURGE_OR_NOT);
        RequestId id = RequestId.random();
        bench.governor.start(GovernorTestBench.dispensing(id));
        ExecutionView asked = awaitDecision(id);

        bench.governor.decide(id, GovernorTestBench.ANNA, "ignore", "line 2 is clamped");
        ExecutionView view =
                bench.governor.await(id, java.time.Duration.ofSeconds(5)).orElseThrow();

        assertThat(asked.step()).isEqualTo("bubble in line 2");
        assertThat(asked.decision()).contains(PURGE_OR_NOT);
        assertThat(view.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(view.decision()).isEmpty();
        assertThat(bench.session.decisions).containsExactly("ignore");
        assertThat(bench.trail.words(id)).containsExactly("INTENT", "EVENT", "OUTCOME SUCCEEDED");
        var event = bench.trail.find(id).get(1).entry();
        assertThat(event.actor().user()).isEqualTo("anna");
        assertThat(event.reason()).isEqualTo("line 2 is clamped");
        assertThat(event.detail())
                .containsEntry("event", "DECIDE")
                .containsEntry("option", "ignore")
                .containsEntry("question", "bubble in line 2");
    }

    @Test
    void onlyWhatTheDeviceAsksNowCanBeDecidedAndOnlyByWhoMayActuate() throws Exception {
        bench.session.onStart = call -> bench.session.asking("bubble", PURGE_OR_NOT);
        RequestId id = RequestId.random();
        bench.governor.start(GovernorTestBench.dispensing(id));
        awaitDecision(id);

        ExecutionView unknownOption = bench.governor.decide(id, GovernorTestBench.ANNA, "explode", "");
        bench.access.signOut(GovernorTestBench.BEN);
        ExecutionView stranger = bench.governor.decide(id, GovernorTestBench.BEN, "purge", "");
        bench.governor.decide(id, GovernorTestBench.ANNA, "purge", "");
        bench.governor.await(id, java.time.Duration.ofSeconds(5));
        ExecutionView late = bench.governor.decide(id, GovernorTestBench.ANNA, "purge", "");

        assertThat(unknownOption.refusal().orElseThrow().message()).contains("explode", "bubble", "purge or ignore");
        assertThat(stranger.refusal().orElseThrow().code()).isEqualTo(ErrorCode.NOT_AUTHENTICATED);
        assertThat(late.refusal().orElseThrow().code()).isEqualTo(ErrorCode.INVALID_STATE);
        assertThat(bench.session.decisions).containsExactly("purge");
        assertThat(bench.trail.words(id)).containsExactly("INTENT", "EVENT", "OUTCOME SUCCEEDED");
    }

    @Test
    void aFileAmongTheResultsReachesTheCallerAndItsHashTheTrail() throws Exception {
        Value.Bytes file = new Value.Bytes("abc".getBytes(StandardCharsets.US_ASCII), "text/csv");
        bench.session.onStart =
                call -> bench.session.answering(() -> ExecutionStatus.succeeded(Map.of("history", file)));
        ExecutionView view = bench.run(GovernorTestBench.commanding("ask"));
        String words = "3 bytes text/csv, SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

        assertThat(view.files()).isEqualTo(Map.of("history", file));
        assertThat(view.results()).isEqualTo(Map.of("history", words));
        assertThat(bench.trail.find(view.request()).get(1).entry().detail()).containsEntry("result.history", words);
        bench.restart();
        assertThat(bench.governor.find(view.request()).orElseThrow().results()).isEqualTo(Map.of("history", words));
    }

    private ExecutionView awaitDecision(RequestId id) {
        return org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(5))
                .until(() -> bench.governor.find(id).orElseThrow(), view -> view.phase() == Phase.AWAITING_DECISION);
    }

    @Test
    void onlyCancellableAndKnownRequestsAreCancelled() {
        bench.session.onStart = call -> bench.session.answering(() -> ExecutionStatus.running(0.5, ""));
        CommandRequest hold = GovernorTestBench.commanding("hold");
        bench.governor.start(hold);

        ExecutionView not = bench.governor.cancel(hold.request(), GovernorTestBench.ANNA, "");
        ExecutionView nothing = bench.governor.cancel(RequestId.random(), GovernorTestBench.ANNA, "");

        assertThat(not.refusal().orElseThrow().message()).contains("cannot be cancelled");
        assertThat(nothing.refusal().orElseThrow().code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(bench.session.cancels).hasValue(0);
    }
}
