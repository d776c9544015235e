package org.ferrule.simulators.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.lads.unit.SetPointRule.OutOfRangeException;
import org.ferrule.simulators.lads.unit.UnitFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadsFaultsTest {

    private final LadsFaults faults = new LadsFaults(new RecordingPanel());
    private final List<String> pressed = new ArrayList<>();

    @Test
    void aSetPointOutsideTheRangeIsRefusedUnlessTheDeviceClamps() throws Exception {
        assertThatThrownBy(() -> faults.admit(50, 4, 45)).isInstanceOf(OutOfRangeException.class);
        faults.apply("clamp on");
        assertThat(faults.admit(50, 4, 45)).hasValue(45);
        assertThat(faults.admit(-1, 4, 45)).hasValue(4);
        faults.apply("clear");
        assertThat(faults.admit(45, 4, 45)).hasValue(45);
    }

    @Test
    void notANumberIsNeverPutIntoForce() {
        faults.apply("clamp on");
        assertThatThrownBy(() -> faults.admit(Double.NaN, 4, 45)).isInstanceOf(OutOfRangeException.class);
    }

    @Test
    void anIgnoringDeviceKeepsItsSetPoint() throws Exception {
        faults.apply("ignore on");
        assertThat(faults.admit(37, 4, 45)).isEmpty();
    }

    private final class RecordingPanel implements LadsFaults.Panel {
        @Override
        public boolean press(String button) {
            pressed.add(button);
            return button.equals("stop");
        }

        @Override
        public void set(Loop loop, double value) {
            pressed.add(loop + "=" + value);
        }

        @Override
        public void lock(boolean isLocked) {
            pressed.add("lock " + isLocked);
        }

        @Override
        public void lockElsewhere(boolean isLocked) {
            pressed.add("client's lock " + isLocked);
        }
    }

    @Test
    void everyFaultIsSwitchedOnByItsNameAndAllOfThemOffByClear() throws Exception {
        for (String command : List.of(
                "clamp on",
                "busy on",
                "stuck on",
                "nan on",
                "status bad",
                "serial FSB-0002",
                "clock 300",
                "burst 12",
                "condition raise DoorOpen",
                "reboot on-command")) {
            faults.apply(command);
        }
        assertThat(faults.admit(50, 4, 45)).hasValue(45);
        assertThat(faults.isBusy() && faults.isStuck() && faults.isNan()).isTrue();
        assertThat(faults.rating()).isEqualTo(UnitFaults.Rating.BAD);
        assertThat(faults.serialNumber("FSB-0001")).isEqualTo("FSB-0002");
        assertThat(faults.clockOffset()).isEqualTo(Duration.ofMinutes(5));
        assertThat(faults.raised()).containsExactly("DoorOpen");
        assertThat(faults.takeBurst()).isEqualTo(12);
        assertThat(faults.takeBurst()).isZero();

        faults.apply("clear");
        assertThatThrownBy(() -> faults.admit(50, 4, 45)).isInstanceOf(OutOfRangeException.class);
        assertThat(faults.isBusy() || faults.isStuck() || faults.isNan()).isFalse();
        assertThat(faults.takeRebootInCommand()).isFalse();
        assertThat(faults.raised()).isEmpty();
        assertThat(faults.serialNumber("FSB-0001")).isEqualTo("FSB-0001");
    }

    @Test
    void aPersonPressesSetsAndLocksAtThePanel() {
        faults.apply("panel stop");
        faults.apply("panel set temperature 36.5");
        faults.apply("panel lock on");
        faults.apply("client lock off");
        assertThat(pressed).containsExactly("stop", "TEMPERATURE=36.5", "lock true", "client's lock false");
        assertThatThrownBy(() -> faults.apply("panel start"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("present state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "melt",
                "clamp",
                "set-points clamp",
                "words swapped",
                "status red",
                "condition raise",
                "condition raise 9Lives",
                "panel set lid 3",
                "panel set ph warm",
                "panel",
                "burst x",
                "burst -1",
                "reboot twice",
                "serial \u00e4"
            })
    void whatIsNotUnderstoodIsAnsweredWithAllThatIs(String command) {
        assertThatThrownBy(() -> faults.apply(command))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .matches(text -> text.contains("condition raise|clear NAME") || text.contains("serialNumber")));
    }
}
