package org.ferrule.simulators.sics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SicsFaultsTest {
    private final SicsFaults faults = new SicsFaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explode",
                "mass",
                "mass much",
                "mass 1 2",
                "vibration -1",
                "busy maybe",
                "error x",
                "unit stone",
                "serial a\"b",
                "delay 70000",
                "panel dance",
                "burst 0",
                "reboot now"
            })
    void whatIsNotUnderstoodChangesNothingAndSaysWhatIsKnown(String command) {
        assertThatThrownBy(() -> faults.apply(command)).isInstanceOf(IllegalArgumentException.class);
        assertThat(faults.massOr(() -> 7)).isEqualTo(7);
        assertThat(faults.nextAction()).isEmpty();
    }

    @Test
    void theRefusalListsAllCommands() {
        assertThatThrownBy(() -> faults.apply("explode"))
                .hasMessageContaining("'explode'")
                .hasMessageContaining("vibration GRAMS|off")
                .hasMessageContaining("panel tare|zero|clear-tare");
    }

    @Test
    void clearEndsAllFaults() {
        for (String fault : new String[] {"mass 5", "busy on", "error 3t", "unit kg", "serial X", "reboot", "clear"}) {
            faults.apply(fault);
        }
        assertThat(faults.massOr(() -> 7)).isEqualTo(7);
        assertThat(faults.isBusy()).isFalse();
        assertThat(faults.error()).isEmpty();
        assertThat(faults.unit()).isEqualTo("g");
        assertThat(faults.serialNumber()).isEmpty();
        assertThat(faults.nextAction()).isEmpty();
    }
}
