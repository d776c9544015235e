package org.ferrule.simulators.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.modbus.ModbusFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArcFaultsTest {

    private final ManualClock clock = new ManualClock();
    private final ArcSensor sensor = new ArcSensor(
            ArcSettings.of(ArcType.DISSOLVED_OXYGEN, 2, "0001002", 3),
            () -> new CultureState(0, 1, 98, 37, 7.2, 40, 4, 0, 1000, 1013),
            clock);

    @Test
    void badQualityShowsInIndicatorErrorsAndStatus() throws ModbusFault {
        sensor.faults().apply("quality bad");

        assertThat(sensor.read(4872, 2)).as("10.0 %").containsExactly(0x0000, 0x4120);
        assertThat(sensor.read(4800, 8)[2]).as("quality below 15 %").isEqualTo(0x02);
        assertThat(sensor.read(2090, 10)[4]).as("error not zero").isEqualTo(0x10);
        sensor.faults().apply("quality good");
        assertThat(sensor.read(2090, 10)[4]).isZero();
    }

    @Test
    void aStatusBitThatNoManualExplainsStandsBesideTheOthers() throws ModbusFault {
        sensor.faults().apply("quality bad");
        sensor.faults().apply("status 64");

        assertThat(sensor.read(2090, 10)[4]).isEqualTo(0x50);
        sensor.faults().apply("status off");
        assertThat(sensor.read(2090, 10)[4]).isEqualTo(0x10);
    }

    @Test
    void aValueThatIsNoNumberIsTheQuietNan() throws ModbusFault {
        sensor.faults().apply("nan on");

        int[] block = sensor.read(2090, 10);
        assertThat(new int[] {block[2], block[3]}).containsExactly(0x0000, 0x7FC0);
    }

    @Test
    void aStuckSensorRepeatsItself() throws ModbusFault {
        sensor.faults().apply("stuck");
        int[] before = sensor.read(2090, 10);
        clock.advance(Duration.ofMinutes(5));

        assertThat(sensor.read(2090, 10)).containsExactly(before);
        sensor.faults().apply("stuck off");
        assertThat(sensor.read(2090, 10)).isNotEqualTo(before);
    }

    @Test
    void anExchangedSensorTellsAnotherSerialNumber() throws ModbusFault {
        sensor.faults().apply("serial X9");

        assertThat(sensor.read(1312, 8)).containsExactly(0x5839, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void swappedWordsTradePlacesInNumbersButNotInTexts() throws ModbusFault {
        int[] before = sensor.read(2090, 4);
        int[] serial = sensor.read(1312, 8);
        sensor.faults().apply("words swapped");

        assertThat(sensor.read(2090, 4)).containsExactly(before[1], before[0], before[3], before[2]);
        assertThat(sensor.read(1312, 8)).containsExactly(serial);
        sensor.write(3370, new int[] {0, 1, 0, 7});
        sensor.faults().apply("words right");
        assertThat(sensor.read(3370, 4)).as("written the other way round too").containsExactly(1, 0, 7, 0);
    }

    @Test
    void aClampedMovingAverageIsAcknowledgedAndCut() throws ModbusFault {
        assertThatThrownBy(() -> sensor.write(3370, new int[] {1, 0, 40, 0})).isInstanceOf(ModbusFault.class);
        sensor.faults().apply("clamp on");
        sensor.write(3370, new int[] {1, 0, 40, 0});

        assertThat(sensor.read(3370, 4)).containsExactly(1, 0, 16, 0);
    }

    @Test
    void aRebootLosesOperatorLevelAndTheCalibrationThatWasBegunAndIsSilentForTwoSeconds() throws ModbusFault {
        int password = ArcPasswords.factory().administrator();
        sensor.write(4288, new int[] {0x0C, 0, password & 0xFFFF, password >>> 16});
        sensor.write(5340, new int[] {1, 0});
        int powerUps = sensor.read(4682, 2)[0];
        assertThat(sensor.read(5318, 2)).as("initial measurement taken").containsExactly(0x0000, 0x0800);

        sensor.faults().apply("reboot");
        assertThat(sensor.isSilent()).isTrue();
        clock.advance(Duration.ofSeconds(2));
        assertThat(sensor.isSilent()).isFalse();
        assertThat(sensor.read(4288, 2)).as("operator level U").containsExactly(3, 0);
        assertThat(sensor.read(4682, 2)[0]).isEqualTo(powerUps + 1);
        sensor.write(4288, new int[] {0x0C, 0, password & 0xFFFF, password >>> 16});
        assertThat(sensor.read(5318, 2)).as("nothing begun").containsExactly(0, 0);
    }

    @Test
    void aClockThatIsOffTellsAnotherSystemTime() throws ModbusFault {
        clock.advance(Duration.ofSeconds(1000));
        sensor.faults().apply("clock +300");
        assertThat(sensor.read(8232, 2)).containsExactly(1300, 0);
        sensor.faults().apply("clock -300");
        assertThat(sensor.read(8232, 2)).containsExactly(700, 0);
    }

    @Test
    void whatASensorDoesNotHaveIsRefusedWithTheReason() {
        assertThatThrownBy(() -> sensor.faults().apply("burst 10"))
                .hasMessageStartingWith("'burst 10' does not apply: a Modbus device speaks only when it is asked");
    }

    @Test
    void clearMendsEverything() {
        for (String command :
                new String[] {"quality bad", "nan on", "silent on", "delay 5", "exception 6", "serial Y"}) {
            sensor.faults().apply(command);
        }
        sensor.faults().apply("clear");

        assertThat(sensor.faults().isQualityBad()).isFalse();
        assertThat(sensor.faults().isValueNan()).isFalse();
        assertThat(sensor.isSilent()).isFalse();
        assertThat(sensor.modbusFaults().answers().delayMillis()).isZero();
        assertThat(sensor.modbusFaults().exceptionCode()).isEmpty();
        assertThat(sensor.serialNumber()).isEqualTo("0001002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quality",
                "quality ugly",
                "delay soon",
                "delay 999999",
                "exception 256",
                "explode",
                "medium wet"
            })
    void refusesWhatItDoesNotUnderstandAndListsWhatItDoes(String command) {
        assertThatThrownBy(() -> sensor.faults().apply(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quality bad|good");
    }
}
