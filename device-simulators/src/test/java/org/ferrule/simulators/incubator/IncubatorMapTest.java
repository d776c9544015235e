package org.ferrule.simulators.incubator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.modbus.ModbusFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected words are written out by hand from the README's table. */
class IncubatorMapTest {
    private final ManualClock clock = new ManualClock();
    private final Incubator incubator = new Incubator("A1B", clock);
    private final IncubatorMap map = new IncubatorMap(incubator);

    @Test
    void aSettledIncubatorShowsItsSetPointsAndNoAlarm() throws ModbusFault {
        assertThat(map.inputs(0, 12)).containsExactly(3700, 500, 950, 209, 1, 0, 0, 0, 0, 0, 0, 0);
        assertThat(map.holdings(0, 6)).containsExactly(3700, 500, 209, 0, 0, 900);
        assertThat(map.holdings(100, 2)).containsExactly(0x4131, 0x4200);
    }

    @Test
    void operatingSecondsTakeTwoRegisters() throws ModbusFault {
        clock.advance(Duration.ofSeconds(70_000));

        assertThat(map.inputs(6, 2)).containsExactly(1, 4464);
        incubator.faults().apply("words swapped");
        assertThat(map.inputs(6, 2)).as("the other word order").containsExactly(4464, 1);
    }

    @Test
    void anOpenDoorLetsTheRoomInAndIsAnAlarmAfterAMinute() throws ModbusFault {
        incubator.faults().apply("door open");
        clock.advance(Duration.ofSeconds(30));
        assertThat(map.discretes(0, 3)).containsExactly(1, 0, 0);
        assertThat(map.inputs(5, 1)[0] & 8).isZero();

        clock.advance(Duration.ofSeconds(40));
        assertThat(map.inputs(5, 1)[0]).isEqualTo(0b01011);
        assertThat(map.inputs(0, 1)[0]).isBetween(3000, 3650);
    }

    @Test
    void setPointsAreTakenClampedIgnoredOrRefused() throws ModbusFault {
        map.writeHoldings(0, new int[] {3650, 450});
        assertThat(incubator.setPoints()).isEqualTo(new SetPoints(36.5, 4.5, 20.9));
        incubator.faults().apply("clamp on");
        map.writeHoldings(0, new int[] {4500});
        assertThat(incubator.setPoints().temperature()).isEqualTo(38);
        incubator.faults().apply("ignore on");
        map.writeHoldings(0, new int[] {3000});
        map.writeCoils(0, new int[] {1});
        assertThat(map.holdings(0, 4)).containsExactly(3800, 450, 209, 0);
        assertRefused(() -> map.writeHoldings(0, new int[] {5001}), ModbusFault.ILLEGAL_VALUE);
        assertRefused(() -> map.writeHoldings(6, new int[] {1}), ModbusFault.ILLEGAL_ADDRESS);
        assertRefused(() -> map.inputs(11, 2), ModbusFault.ILLEGAL_ADDRESS);
    }

    @Test
    void aDecontaminationEndsByItselfByCommandOrByTheDoor() throws ModbusFault {
        map.writeHoldings(4, new int[] {209});
        assertThat(map.inputs(8, 1)).containsExactly(1);
        assertRefused(() -> map.writeHoldings(4, new int[] {209}), ModbusFault.BUSY);
        clock.advance(Duration.ofHours(2));
        assertThat(map.inputs(8, 1)).containsExactly(2);
        map.writeHoldings(4, new int[] {208});
        assertThat(map.inputs(8, 1)).containsExactly(0);
        map.writeHoldings(4, new int[] {209});
        incubator.faults().apply("door open");
        assertThat(map.inputs(8, 1)).containsExactly(3);
    }

    @Test
    void aRebootInTheMiddleOfADecontaminationMakesItFail() throws ModbusFault {
        map.writeHoldings(4, new int[] {209});
        incubator.faults().apply("panel temperature 36");
        incubator.faults().apply("reboot");

        assertThat(map.inputs(8, 1)).containsExactly(3);
        assertThat(map.holdings(0, 1)).as("what the panel set is kept").containsExactly(3600);
    }

    @Test
    void faultsShowInTheRegistersAndClearMendsThem() throws ModbusFault {
        for (String command : new String[] {"nan co2", "water low", "gas low", "serial X9", "panel o2 5.5"}) {
            incubator.faults().apply(command);
        }
        assertThat(map.inputs(1, 1)).containsExactly(0x7FFF);
        assertThat(map.inputs(4, 2)).containsExactly(0b11001, 0b10000);
        assertThat(map.holdings(100, 1)).containsExactly(0x5839);
        assertThat(map.holdings(2, 1)).containsExactly(55);

        incubator.faults().apply("clear");
        assertThat(map.inputs(4, 2)).containsExactly(1, 0);
        assertThat(map.holdings(100, 1)).containsExactly(0x4131);
    }

    @Test
    void aStuckDeviceRepeatsItself() throws ModbusFault {
        incubator.faults().apply("stuck on");
        int[] before = map.inputs(0, 9);
        clock.advance(Duration.ofMinutes(5));
        assertThat(map.inputs(0, 9)).containsExactly(before);

        incubator.faults().apply("stuck off");
        assertThat(map.inputs(0, 9)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "stuck", "door ajar", "panel heat 3", "panel o2", "delay 99999", "serial", "explode now"})
    void refusesWhatItDoesNotUnderstandAndListsWhatItDoes(String command) {
        assertThatThrownBy(() -> incubator.faults().apply(command)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(ThrowingCallable call, int code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ModbusFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
    }
}
