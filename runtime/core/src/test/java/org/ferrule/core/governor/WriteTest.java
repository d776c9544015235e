package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.Value;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.WriteRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteTest {
    private final GovernorTestBench bench = new GovernorTestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @Proves(Req.AUD_001)
    void intentIsDurableAfterTheOldValueIsReadAndBeforeTheWriteIsSent() {
        ExecutionView view = bench.write("temperature.sp", "37.0");

        assertThat(view.phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(view.write().orElseThrow()).isEqualTo(new ExecutionView.Write("36.5", "37.0", "37.0", "Cel"));
        assertThat(bench.order)
                .containsExactly(
                        "driver read",
                        "audit INTENT reactor-1/temperature.sp",
                        "driver write",
                        "driver read",
                        "audit OUTCOME reactor-1/temperature.sp ACCEPTED");
        assertThat(view.audit()).containsExactly(0L, 1L);
        assertThat(bench.equipment.readBacks).hasSize(1);
        assertThat(bench.published.stream().map(ExecutionView::phase))
                .containsExactly(Phase.WAITING, Phase.RUNNING, Phase.ACCEPTED);
    }

    @Test
    void bothEndsOfTheRangeInForceAreAccepted() {
        assertThat(bench.write("temperature.sp", "36").phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(bench.write("temperature.sp", "37.5").phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(bench.write("agitation.sp", "0").phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(bench.write("agitation.sp", "300").phase()).isEqualTo(Phase.ACCEPTED);
    }

    @Test
    void everyTextTypeIsReadAsDeclared() {
        assertThat(bench.write("temperature.mode", "AUTO").phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(bench.write("label", "ABC").phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(bench.session.values).containsValues(Value.enumerated(1, "AUTO"), Value.text("ABC"));
    }

    @Test
    void deviceThatLimitsTheValueIsClamped() {
        bench.session.onWrite = (p, v) -> bench.session.values.put(p, Value.real(36.9));

        ExecutionView view = bench.write("temperature.sp", "37.4");

        assertThat(view.phase()).isEqualTo(Phase.CLAMPED);
        assertThat(view.write().orElseThrow().readBack()).isEqualTo("36.9");
    }

    @Test
    void deviceThatSilentlyIgnoresTheValueIsUnverified() {
        bench.session.onWrite = (p, v) -> {};

        ExecutionView view = bench.write("temperature.sp", "37.4");

        assertThat(view.phase()).isEqualTo(Phase.UNVERIFIED);
        assertThat(view.refusal().orElseThrow().code()).isEqualTo(ErrorCode.VERIFY_FAILED);
        assertThat(view.refusal().orElseThrow().message()).contains("37.4 Cel").contains("36.5 Cel");
    }

    @Test
    void deviceThatRefusesKeepsItsCode() {
        bench.session.onWrite = (p, v) -> {
            throw new DeviceException("0x803C0000", "out of range");
        };

        ExecutionView view = bench.write("temperature.sp", "37.4");

        assertThat(view.phase()).isEqualTo(Phase.REJECTED);
        assertThat(view.refusal().orElseThrow().deviceCode()).isEqualTo("0x803C0000");
        assertThat(bench.trail.words(view.request())).containsExactly("INTENT", "OUTCOME REJECTED");
    }

    @Test
    void lostAnswerIsSettledByReadingBackAndNeverSentAgain() {
        bench.session.onWrite = (p, v) -> {
            bench.session.values.put(p, v);
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        };

        ExecutionView view = bench.write("temperature.sp", "37.4");

        assertThat(view.phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(bench.session.writes).hasValue(1);
    }

    @Test
    void lostAnswerWithAThirdValueIsUnknown() {
        bench.session.onWrite = (p, v) -> {
            bench.session.values.put(p, Value.real(5));
            throw new ConnectionException(CommFault.TIMEOUT, "no answer", null);
        };
        WriteRequest request = GovernorTestBench.writing("temperature.sp", "37.4");

        ExecutionView view = bench.governor.write(new WriteRequest(
                request.request(),
                request.cause(),
                request.equipment(),
                request.parameter(),
                request.value(),
                "Cel",
                java.time.Duration.ofMillis(200)));

        assertThat(view.phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(bench.session.writes).hasValue(1);
        assertThat(bench.trail.unreconciled()).hasSize(1);
    }

    @Test
    void whatWasNeverSentIsRejected() {
        bench.session.onWrite = (p, v) -> {
            throw ConnectionException.notSent(CommFault.NOT_CONNECTED, "gone", null);
        };

        ExecutionView view = bench.write("temperature.sp", "37.4");

        assertThat(view.phase()).isEqualTo(Phase.REJECTED);
        assertThat(view.refusal().orElseThrow().code()).isEqualTo(ErrorCode.COMM);
    }

    @Test
    @Proves(Req.CMD_010)
    void writesToOneParameterTakeTurnsSoThatEachSeesTheOtherAsOld() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        bench.session.onWrite = (p, v) -> {
            overlaps.addAndGet(inside.getAndSet(1));
            bench.session.values.put(p, v);
            inside.set(0);
        };
        List<Thread> threads = java.util.stream.IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> bench.write("agitation.sp", Integer.toString(i))))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join(10_000);
        }

        assertThat(overlaps).hasValue(0);
        List<String> steps = bench.order.stream()
                .filter(s -> s.startsWith("audit"))
                .map(s -> s.substring(6, s.indexOf(' ', 6)))
                .toList();
        assertThat(steps).hasSize(16);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i)).isEqualTo(i % 2 == 0 ? "INTENT" : "OUTCOME");
        }
    }
}
