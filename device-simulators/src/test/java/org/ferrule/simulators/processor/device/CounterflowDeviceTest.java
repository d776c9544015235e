package org.ferrule.simulators.processor.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.order.RefusedOrderException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CounterflowDeviceTest {
    private static final ProcessorSettings SETTINGS = ProcessorSettings.defaults(Path.of("unused"));

    private final ManualClock clock = new ManualClock();
    private CounterflowDevice device;

    @BeforeEach
    void switchOn() {
        device = new CounterflowDevice(clock, CellSource.bag(1000, 2), SETTINGS);
    }

    private void prepare() throws Exception {
        device.select("WASH-1");
        device.faults().apply("door close");
        device.faults().apply("kit load KIT-7 LOT-9");
        device.set(1, 100);
        device.set(2, 20);
        device.order(Order.SEND);
    }

    private void run() throws Exception {
        prepare();
        device.label("request-1");
        device.order(Order.RUN);
    }

    @Test
    void aRunPassesItsStepsDrawsCellsAndLeavesAHistoryWithItsHash() throws Exception {
        run();
        clock.advance(Duration.ofSeconds(60 + 150));
        View loading = device.view();
        clock.advance(Duration.ofSeconds(450));

        assertThat(loading.run().stepName()).isEqualTo("Load");
        assertThat(loading.run().millilitres()).isCloseTo(50, within(1e-6));
        assertThat(loading.run().millionCells()).isCloseTo(100, within(1e-6));
        assertThat(loading.door()).isEqualTo(Door.LOCKED);
        assertThat(device.view().state()).isEqualTo(ProtocolState.INSTRUMENT_READY);
        assertThat(device.view().end()).isEqualTo(RunEnd.COMPLETED);
        RunHistory history = device.history().orElseThrow();
        assertThat(history.text()).contains("start,WASH-1", "step done,Wash", "end,Completed");
        assertThat(history.sha256()).hasSize(64);
    }

    @Test
    void aBubbleStopsTheTimeUntilItIsAcknowledged() throws Exception {
        run();
        device.faults().apply("bubble");
        clock.advance(Duration.ofHours(1));
        View asking = device.view();
        device.order(Order.ACKNOWLEDGE);
        clock.advance(Duration.ofSeconds(30));

        assertThat(asking.waiting()).isEqualTo(Waiting.BUBBLE);
        assertThat(asking.sensors().hasBubble()).isTrue();
        assertThat(asking.run().elapsed()).isZero();
        assertThat(device.view().run().elapsed()).isEqualTo(30);
    }

    @Test
    void anUnansweredQuestionStopsTheRunWhereTheDeviceIsSetSo() throws Exception {
        device = new CounterflowDevice(clock, CellSource.bag(1000, 2), SETTINGS.withAcknowledgeWithin(60));
        run();
        device.faults().apply("pressure");
        clock.advance(Duration.ofSeconds(61));

        assertThat(device.view().end()).isEqualTo(RunEnd.STOPPED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "door open",
                "kit remove",
                "kit invalid",
                "kit load OLD LOT-1 2001-01-01T00:00:00Z",
                "panel set 1 9999"
            })
    void whatIsNotReadyIsNotSent(String spoiler) throws Exception {
        prepare();
        device.faults().apply(spoiler);

        assertThat(device.view().state()).isEqualTo(ProtocolState.SELECTED);
        assertThatThrownBy(() -> device.order(Order.SEND)).isInstanceOf(RefusedOrderException.class);
    }

    @ParameterizedTest
    @CsvSource({"STOP, INSTRUMENT_READY, STOPPED", "ABORT, ERROR, ABORTED", "PAUSE, PAUSED, NONE", "SKIP, RUNNING, NONE"
    })
    void ordersMoveARunningProtocol(Order order, ProtocolState state, RunEnd end) throws Exception {
        run();
        device.order(order);

        assertThat(device.view().state()).isEqualTo(state);
        assertThat(device.view().end()).isEqualTo(end);
        assertThat(device.followed()).containsEntry(order, 1);
    }

    @Test
    void whoPausedAtThePanelResumesAtThePanel() throws Exception {
        run();
        device.faults().apply("panel pause");

        assertThatThrownBy(() -> device.order(Order.RESUME)).isInstanceOf(RefusedOrderException.class);
        device.faults().apply("panel resume");
        assertThat(device.view().state()).isEqualTo(ProtocolState.RUNNING);
    }

    @Test
    void aRebootLosesTheRunButNotItsHistory() throws Exception {
        run();
        device.faults().apply("reboot");

        assertThat(device.view().state()).isEqualTo(ProtocolState.NO_PROTOCOL);
        assertThat(device.history().orElseThrow().text()).contains("end,Aborted");
    }

    @Test
    void faultsFalsifyWhatTheyAreNamedAfter() throws Exception {
        run();
        device.faults().apply("ignore on");
        device.order(Order.STOP);
        assertThat(device.view().state()).isEqualTo(ProtocolState.RUNNING);
        device.faults().apply("clear");
        device.faults().apply("busy on");
        assertThatThrownBy(() -> device.order(Order.STOP)).hasMessage("busy");
        device.faults().apply("nan on");
        assertThat(device.view().sensors().flow()).isNaN();
        device.faults().apply("clear");
        assertThat(device.view().sensors().flow()).isZero();
        device.faults().apply("stuck on");
        clock.advance(Duration.ofSeconds(100));
        assertThat(device.view().sensors().flow()).isZero();
        device.faults().apply("stuck off");
        assertThat(device.view().sensors().flow()).isEqualTo(20);
        device.faults().apply("serial OTHER-1");
        assertThat(device.faults().serialNumber("OWN")).isEqualTo("OTHER-1");
    }

    @Test
    void aClampingDeviceMovesAParameterIntoItsRange() throws Exception {
        device.select("WASH-1");
        device.faults().apply("clamp on");
        device.set(1, 9999);

        assertThat(device.view().slots().get(0)).isEqualTo(new Slot("WashVolume", 500, Validity.VALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dor open", "door ajar", "panel", "panel set 1 x", "clock soon", "kit eat"})
    void anUnknownCommandListsAll(String command) {
        assertThatThrownBy(() -> device.faults().apply(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("door open|close|error")
                .hasMessageContaining("clear");
    }
}
