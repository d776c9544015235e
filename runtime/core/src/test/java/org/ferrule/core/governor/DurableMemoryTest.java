package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.FakeTrail;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DurableMemoryTest {
    private final GovernorTestBench bench = new GovernorTestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Proves(Req.CMD_004)
    void oneIdFromSixteenThreadsExecutesOnce() throws Exception {
        RequestId write = RequestId.random();
        RequestId command = RequestId.random();
        List<ExecutionView> written =
                sixteen(() -> bench.governor.write(GovernorTestBench.writing(write, "temperature.sp", "37", "Cel")));
        sixteen(() -> bench.governor.start(GovernorTestBench.dispensing(command)));

        assertThat(bench.session.writes).hasValue(1);
        assertThat(bench.session.starts).hasValue(1);
        assertThat(written).allMatch(view -> view.phase() == Phase.ACCEPTED);
    }

    @Test
    @Proves({Req.FLT_012, Req.CMD_004})
    void idOfBeforeTheRestartReturnsItsOldOutcome() throws Exception {
        RequestId write = RequestId.random();
        RequestId command = RequestId.random();
        ExecutionView written = bench.governor.write(GovernorTestBench.writing(write, "temperature.sp", "37", ""));
        bench.session.onStart = call ->
                bench.session.answering(() -> ExecutionStatus.succeeded(Map.of("lot", call.argument("volume"))));
        ExecutionView done = bench.run(GovernorTestBench.dispensing(command));
        RequestId refused = RequestId.random();
        ExecutionView refusal = bench.governor.write(GovernorTestBench.writing(refused, "temperature.sp", "99", ""));

        bench.restart();

        assertThat(bench.governor.write(GovernorTestBench.writing(write, "temperature.sp", "37", "")))
                .isEqualTo(written);
        assertThat(bench.governor.start(GovernorTestBench.dispensing(command))).isEqualTo(done);
        assertThat(bench.governor.write(GovernorTestBench.writing(refused, "temperature.sp", "99", "")))
                .isEqualTo(refusal);
        assertThat(bench.session.actuations()).isEqualTo(2);
    }

    @Test
    void requestsOfATrailOfVersion1AreKnownAndRecalledAsBefore() throws Exception {
        RequestId id = RequestId.random();
        bench.run(GovernorTestBench.commanding(id, "transfer", Map.of("volume", "5")));
        AuditEntry intent = bench.trail.find(id).get(0).entry();
        Map<String, String> detail = new java.util.HashMap<>(intent.detail());
        detail.put("equipmentSerial", "S-1");
        detail.put("context.batch", "B-7");
        FakeTrail version1 = new FakeTrail(bench.order);
        AuditEntry old = intent.as(AuditPhase.INTENT, "", detail).in(org.ferrule.audit.Circumstances.NONE);
        assertThat(version1.append(old).index()).isZero();
        bench.session.onRecall = call -> Optional.of(ExecutionStatus.succeeded(Map.of()));
        bench.restart(version1);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> bench.governor.find(id).orElseThrow().phase() == Phase.SUCCEEDED);
        assertThat(bench.governor
                        .start(GovernorTestBench.commanding(id, "transfer", Map.of("volume", "5")))
                        .phase())
                .isEqualTo(Phase.SUCCEEDED);
        assertThat(bench.session.starts).hasValue(1);
    }

    @Test
    void idThatWasUsedForSomethingElseIsRefused() {
        RequestId id = RequestId.random();
        bench.governor.write(GovernorTestBench.writing(id, "temperature.sp", "37", ""));
        ExecutionView other = bench.governor.write(GovernorTestBench.writing(id, "temperature.sp", "36", ""));
        bench.restart();
        ExecutionView later = bench.governor.start(GovernorTestBench.dispensing(id));

        assertThat(other.refusal().orElseThrow().code()).isEqualTo(ErrorCode.DUPLICATE_REQUEST);
        assertThat(later.refusal().orElseThrow().code()).isEqualTo(ErrorCode.DUPLICATE_REQUEST);
        assertThat(bench.governor.find(id).orElseThrow().phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(bench.session.actuations()).isEqualTo(1);
    }

    @Test
    @Proves({Req.AUD_002, Req.FLT_012})
    void whatWasUnderWayWhenTheRuntimeEndedIsUnknownAndBlocks() {
        bench.session.onStart = call -> bench.session.answering(() -> ExecutionStatus.running(0.5, ""));
        RequestId id = RequestId.random();
        bench.governor.start(GovernorTestBench.dispensing(id));
        List<AuditEntry> asLeft = bench.trail.entries().stream()
                .filter(entry -> entry.phase() == AuditPhase.INTENT)
                .toList();
        bench.governor.close();
        bench.restart();

        assertThat(asLeft).hasSize(1);
        assertThat(bench.trail.openIntents()).isEmpty();
        assertThat(bench.governor.start(GovernorTestBench.dispensing(id)).phase())
                .isEqualTo(Phase.UNKNOWN);
        assertThat(bench.governor
                        .start(GovernorTestBench.dispensing(RequestId.random()))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(ErrorCode.BUSY);
        assertThat(bench.session.starts).hasValue(1);
    }

    @Test
    @Proves(Req.AUD_010)
    void withoutATrailNothingIsActuatedButAStopWorksAndIsRecordedLate() throws Exception {
        bench.trail.fail(true);
        ExecutionView write = bench.write("temperature.sp", "37");
        ExecutionView hold = bench.governor.start(GovernorTestBench.commanding("hold"));
        bench.session.state = FunctionalState.STOPPED;
        ExecutionView stop = bench.run(GovernorTestBench.commanding("stop"));

        assertThat(write.refusal().orElseThrow().code()).isEqualTo(ErrorCode.AUDIT_UNAVAILABLE);
        assertThat(hold.refusal().orElseThrow().code()).isEqualTo(ErrorCode.AUDIT_UNAVAILABLE);
        assertThat(stop.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(bench.session.actuations()).isEqualTo(1);

        bench.trail.fail(false);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(bench.trail.words(stop.request())).containsExactly("INTENT", "OUTCOME SUCCEEDED"));
        assertThat(bench.trail.find(stop.request()).get(0).entry().detail()).containsKey("late");
        assertThat(bench.write("temperature.sp", "37").phase()).isEqualTo(Phase.ACCEPTED);
    }

    @Test
    void outcomeThatCannotBeRecordedFollowsAndStillBlocksWhenUnknown() throws Exception {
        bench.session.onStart = call -> {
            bench.trail.fail(true);
            throw new org.ferrule.api.error.ConnectionException(
                    org.ferrule.api.error.CommFault.TIMEOUT, "no answer", null);
        };
        ExecutionView lost = bench.run(GovernorTestBench.dispensing(RequestId.random()));
        ExecutionView next = bench.governor.start(GovernorTestBench.dispensing(RequestId.random()));
        bench.trail.fail(false);

        assertThat(lost.phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(next.refusal().orElseThrow().code()).isEqualTo(ErrorCode.BUSY);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> bench.trail.words(lost.request()).contains("OUTCOME UNKNOWN"));
        assertThat(bench.session.starts).hasValue(1);
    }

    @Test
    void everyRequestEndsOnTheFeedExactlyOnceWhateverInterleaves() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        bench.session.onStart = call -> bench.session.answering(
                () -> ExecutionStatus.running(0.1, ""),
                () -> ExecutionStatus.running(0.6, ""),
                () -> random.nextBoolean() ? ExecutionStatus.succeeded(Map.of()) : ExecutionStatus.failed("E1"));
        List<RequestId> ids =
                IntStream.range(0, 80).mapToObj(i -> RequestId.random()).toList();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            for (RequestId id : ids) {
                int what = random.nextInt(4);
                Future<?> unused = callers.submit(() -> act(id, what));
            }
            callers.shutdown();
            assertThat(callers.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
            for (RequestId id : ids) {
                bench.governor.await(id, Duration.ofSeconds(10));
            }
        } finally {
            callers.shutdownNow();
        }

        Map<RequestId, Long> ends = bench.published.stream()
                .filter(view -> view.phase().isTerminal())
                .collect(Collectors.groupingBy(ExecutionView::request, Collectors.counting()));
        assertThat(ends.keySet()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ends.values()).as("seed %d", seed).containsOnly(1L);
        assertThat(bench.trail.openIntents()).as("seed %d", seed).isEmpty();
    }

    private void act(RequestId id, int what) {
        switch (what) {
            case 0 -> bench.governor.write(GovernorTestBench.writing(id, "agitation.sp", "10", ""));
            case 1 -> bench.governor.start(GovernorTestBench.commanding(id, "stop", Map.of()));
            default -> {
                bench.governor.start(GovernorTestBench.dispensing(id));
                if (what == 3) {
                    bench.governor.cancel(id, GovernorTestBench.BEN, "");
                }
            }
        }
    }

    private static List<ExecutionView> sixteen(Callable<ExecutionView> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<ExecutionView> views = new java.util.ArrayList<>();
            for (Future<ExecutionView> future : threads.invokeAll(java.util.Collections.nCopies(16, call))) {
                views.add(future.get(20, java.util.concurrent.TimeUnit.SECONDS));
            }
            return views;
        } finally {
            threads.shutdownNow();
        }
    }
}
