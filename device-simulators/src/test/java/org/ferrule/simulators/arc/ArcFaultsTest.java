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
    void aValueThatIsNoNumberIsTheQuietNan() throws ModbusFault {
        sensor.faults().apply("value nan");

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
    void clearMendsEverything() {
        for (String command :
                new String[] {"quality bad", "value nan", "silent on", "delay 5", "exception 6", "serial Y"}) {
            sensor.faults().apply(command);
        }
        sensor.faults().apply("clear");

        assertThat(sensor.faults().isQualityBad()).isFalse();
        assertThat(sensor.faults().isValueNan()).isFalse();
        assertThat(sensor.faults().isSilent()).isFalse();
        assertThat(sensor.faults().delayMillis()).isZero();
        assertThat(sensor.faults().exceptionCode()).isEmpty();
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
