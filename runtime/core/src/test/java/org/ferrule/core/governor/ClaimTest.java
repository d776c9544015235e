package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.RequestId;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ClaimTest {
    private final GovernorTestBench bench = new GovernorTestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({"purge,hold", "hold,purge", "purge,purge"})
    @Proves(Req.CMD_010)
    void commandsOnTheEquipmentAndOnItsUnitsExcludeEachOther(String first, String second) {
        bench.session.onStart = call -> bench.session.answering(() -> ExecutionStatus.running(0.5, ""));
        bench.governor.start(GovernorTestBench.commanding(first));

        Refusal refusal = bench.governor
                .start(GovernorTestBench.commanding(second))
                .refusal()
                .orElseThrow();

        assertThat(refusal.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(refusal.message()).contains(first);
        assertThat(bench.session.starts).hasValue(1);
    }

    @Test
    @Proves(Req.CMD_010)
    void aCommandRunsBesideTheOnesThatItsDescriptorNamesAndNoOther() {
        bench.session.onStart = call -> bench.session.answering(() -> ExecutionStatus.running(0.5, ""));
        bench.governor.start(GovernorTestBench.dispensing(RequestId.random()));

        ExecutionView pause = bench.governor.start(GovernorTestBench.commanding("pause"));
        ExecutionView second = bench.governor.start(GovernorTestBench.commanding("pause"));

        assertThat(pause.phase()).isEqualTo(Phase.RUNNING);
        assertThat(second.refusal().orElseThrow().message()).contains("command pause", "under way");
        assertThat(bench.session.starts).hasValue(2);
    }

    @Test
    void whileItsPluginIsExchangedNoCommandBeginsAndNoExchangeBeginsUnderACommand() {
        bench.session.onStart = call -> bench.session.answering(() -> ExecutionStatus.running(0.5, ""));

        assertThat(bench.governor.hold(FakeEquipment.ID, "update of pump 1.1.0"))
                .isEmpty();
        Refusal refusal = bench.governor
                .start(GovernorTestBench.commanding("purge"))
                .refusal()
                .orElseThrow();
        assertThat(refusal.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(refusal.message()).contains("update of pump 1.1.0 is under way");
        assertThat(bench.session.starts).hasValue(0);

        bench.governor.letGo(FakeEquipment.ID);
        bench.governor.start(GovernorTestBench.commanding("purge"));
        assertThat(bench.governor.hold(FakeEquipment.ID, "update"))
                .hasValueSatisfying(busy -> assertThat(busy).contains("command purge", "under way"));
    }

    @Test
    void anUnknownOutcomeOnTheEquipmentBlocksItsUnits() throws Exception {
        losesItsAnswer(GovernorTestBench.commanding("purge"));

        Refusal refusal = bench.governor
                .start(GovernorTestBench.dispensing(RequestId.random()))
                .refusal()
                .orElseThrow();

        assertThat(refusal.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(refusal.message()).contains("reactor-1/purge").contains("reconcile");
    }

    @Test
    void aQueryOfUnknownOutcomeBlocksNothing() throws Exception {
        losesItsAnswer(GovernorTestBench.commanding("ask"));
        bench.session.onStart = call -> bench.session.answering(() -> ExecutionStatus.succeeded(Map.of()));

        assertThat(bench.run(GovernorTestBench.dispensing(RequestId.random())).phase())
                .isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void aTrailThatHangsKeepsNoStopFromActingWithinItsGrace() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        bench.trail.hangUntil(disk);
        Thread waiting = new Thread(() -> bench.write("temperature.sp", "37"), "writer");
        waiting.setDaemon(true);
        waiting.start();
        bench.session.state = FunctionalState.STOPPED;

        long before = System.nanoTime();
        ExecutionView stop = bench.run(GovernorTestBench.commanding("stop"));
        Duration taken = Duration.ofNanos(System.nanoTime() - before);

        assertThat(stop.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(taken).isLessThan(Duration.ofSeconds(5));
        assertThat(bench.session.actuations()).isEqualTo(1);
        disk.countDown();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(bench.trail.words(stop.request())).containsExactly("INTENT", "OUTCOME SUCCEEDED"));
        waiting.join(5000);
        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void anUnknownEquipmentGetsTheNearestNameSuggested() {
        CommandRequest known = GovernorTestBench.commanding("hold");
        CommandRequest request = new CommandRequest(
                known.request(),
                known.cause(),
                new org.ferrule.api.model.EquipmentId("reactor-2"),
                known.command(),
                Map.of(),
                "",
                java.util.Optional.empty());

        Refusal refusal = bench.governor.start(request).refusal().orElseThrow();

        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(refusal.message()).contains("Did you mean 'reactor-1'?");
    }

    private void losesItsAnswer(CommandRequest request) throws InterruptedException {
        bench.session.onStart = call -> {
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        };
        assertThat(bench.run(request).phase()).isEqualTo(Phase.UNKNOWN);
    }
}
