package org.ferrule.simulators.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultCommandsTest {

    private final FaultCommands commands = new FaultCommands();
    private final FaultSetting<Boolean> isStuck = commands.flags(Fault.STUCK, "stuck on|off");
    private final FaultSetting<Integer> code =
            commands.sets(Fault.EXCEPTION, "exception CODE|off", 0, words -> words.numberOrOff(1, 1, 255));
    private final FaultSetting<Double> mass = commands.sets("mass GRAMS", 0.0, words -> words.real(1, -10, 10));
    private final List<String> done = new ArrayList<>();

    FaultCommandsTest() {
        commands.does(Fault.PANEL, "panel set N [VALUE]", words -> done.add(words.text(2) + "/" + words.text(3)));
        commands.does("error [TEXT]...", words -> done.add(words.rest(1)));
        commands.lacks(Fault.CLOCK, "there is none");
    }

    @Test
    void aCommandSetsAndClearSetsEverythingBack() {
        commands.apply("stuck on");
        commands.apply("exception 6");
        commands.apply(" Mass  -2.5 ");
        assertThat(isStuck.get()).isTrue();
        assertThat(code.get()).isEqualTo(6);
        assertThat(mass.get()).isEqualTo(-2.5);

        commands.apply("exception off");
        assertThat(code.get()).isZero();
        commands.apply("clear");
        assertThat(isStuck.get()).isFalse();
        assertThat(mass.get()).isZero();
    }

    @Test
    void whatIsInBracketsMayBeLeftOutAndDotsTakeTheRest() {
        commands.apply("panel set 3");
        commands.apply("panel set 3 20");
        commands.apply("error");
        commands.apply("error  out of  buffer");

        assertThat(done).containsExactly("3/", "3/20", "", "out of buffer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stuck",
                "stuck ON",
                "stuck on off",
                "exception",
                "exception 0",
                "exception 256",
                "exception six",
                "mass much",
                "mass 11",
                "mass NaN",
                "panel",
                "panel set",
                "panel set 1 2 3",
                "clear all",
                "explode"
            })
    void whatIsNotUnderstoodIsQuotedAndAnsweredWithAllThatIs(String command) {
        assertThatThrownBy(() -> commands.apply(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + command + "' is not understood")
                .hasMessageEndingWith("Commands: stuck on|off, exception CODE|off, mass GRAMS, panel set N [VALUE],"
                        + " error [TEXT]..., clear");
        assertThat(done).isEmpty();
    }

    @Test
    void aValueThatIsOutOfRangeIsToldWithTheRange() {
        assertThatThrownBy(() -> commands.apply("exception 256"))
                .hasMessageStartingWith("'exception 256' is not understood: 256 is outside [1, 255]. ");
    }

    @Test
    void aFaultThatCannotHappenHereIsRefusedWithTheReason() {
        assertThatThrownBy(() -> commands.apply("clock 300"))
                .hasMessageStartingWith("'clock 300' does not apply: there is none. Commands: stuck on|off");
    }
}
