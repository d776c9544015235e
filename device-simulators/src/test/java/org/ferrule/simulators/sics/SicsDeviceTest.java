package org.ferrule.simulators.sics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.line.LineOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Byte-exact answers, and what changes with time, panel and faults. */
class SicsDeviceTest {
    private final ManualClock clock = new ManualClock();
    private final SicsFaults faults = new SicsFaults();
    private double grams = 100;

    private final List<String> said = new ArrayList<>();
    private final LineOutput output = new LineOutput() {
        @Override
        public void send(String text) {
            said.add(text);
        }

        @Override
        public void send(Duration delay, String text) {
            said.add(delay.toMillis() + " ms: " + text);
        }
    };

    private SicsDevice device(SicsDialect dialect) {
        SicsSettings settings = SicsSettings.of("SIMBAL0000001", 1).with(dialect);
        return new SicsDevice(settings, new WeighingCell(settings, () -> grams, clock, faults), clock, faults);
    }

    private final SicsDevice device = device(SicsDialect.DEFAULT);

    private String ask(String command) {
        said.clear();
        device.received(command, output);
        return String.join("", said);
    }

    private String after(double seconds) {
        said.clear();
        clock.advance(Duration.ofMillis(Math.round(1000 * seconds)));
        device.elapsed(output);
        return String.join("", said);
    }

    @ParameterizedTest
    @CsvSource({
        "I2, 'I2 A \"SIM6202 Simulated 6200.00 g\"'",
        "I3, 'I3 A \"2.20 18.6.4.1361.772\"'",
        "I4, 'I4 A \"SIMBAL0000001\"'",
        "@, 'I4 A \"SIMBAL0000001\"'",
        "SI, 'S S     100.00 g'",
        "S, 'S S     100.00 g'",
        "SC 500, 'S S     100.00 g'",
        "SC, S L",
        "Z, Z A",
        "ZI, ZI S",
        "T, 'T S     100.00 g'",
        "TI, 'TI S     100.00 g'",
        "TA, 'TA A       0.00 g'",
        "TA 12.5 g, 'TA A      12.50 g'",
        "TA 12.5 kg, TA L",
        "TAC, TAC A",
        "K 4, K A",
        "K 7, K L",
        "M21 0 0, M21 A",
        "M21 0 9, M21 L",
        "C1, C1 B",
        "ZC 1000, ES",
        "si, ES"
    })
    void eachCommandHasItsAnswer(String command, String answer) {
        assertThat(ask(command)).isEqualTo(answer + "\r\n");
    }

    @Test
    void aNewLoadIsDynamicUntilItHasSettled() {
        grams = 250;
        assertThat(ask("SI")).isEqualTo("S D     250.00 g\r\n");
        assertThat(ask("S")).isEmpty();
        assertThat(ask("SI")).isEqualTo("S I\r\n");
        assertThat(after(1.4)).isEmpty();
        assertThat(after(0.2)).isEqualTo("S S     250.00 g\r\n");
    }

    @Test
    void vibrationNeverSettlesSoThatWaitingEndsWithATimeout() {
        faults.apply("vibration 1");
        assertThat(ask("SC 2000")).isEmpty();
        assertThat(after(2)).startsWith("S D ");
        assertThat(ask("T")).isEmpty();
        assertThat(after(39)).isEmpty();
        assertThat(after(2)).isEqualTo("T I\r\n");
    }

    @Test
    void zeroAndTareShiftTheNetWeightAndZeroHasARange() {
        assertThat(ask("T") + ask("SI")).isEqualTo("T S     100.00 g\r\nS S       0.00 g\r\n");
        grams = 60;
        assertThat(ask("SI")).isEqualTo("S D     -40.00 g\r\n");
        assertThat(ask("ZI") + ask("TA")).isEqualTo("ZI D\r\nTA A       0.00 g\r\n");
        grams = 2000;
        assertThat(ask("ZI")).isEqualTo("ZI +\r\n");
        grams = 10;
        assertThat(ask("TI")).isEqualTo("TI -\r\n");
    }

    @Test
    void anAdjustmentAnswersTwice() {
        assertThat(ask("C1")).isEqualTo("C1 B\r\n");
        assertThat(ask("SI")).isEqualTo("S I\r\n");
        assertThat(after(19)).isEmpty();
        assertThat(after(2)).isEqualTo("C1 A\r\n");
        faults.apply("adjustment fail");
        assertThat(ask("C1")).isEqualTo("C1 B\r\n");
        assertThat(after(21)).isEqualTo("C1 I\r\n");
        ask("C1");
        assertThat(ask("C") + after(30)).isEqualTo("C B\r\nC A\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "mass 6300, S +",
        "pan off, S -",
        "busy on, S I",
        "error 10b, 'S S     Error 10b'",
        "unit kg, 'S S    0.10000 kg'",
        "unit PCS, 'S S         40 PCS'",
        "nan on, 'S S       ---- g'"
    })
    void faultsShowInTheWeight(String fault, String answer) {
        faults.apply(fault);
        device.elapsed(output);
        clock.advance(Duration.ofSeconds(2));
        assertThat(ask("SI")).isEqualTo(answer + "\r\n");
        faults.apply("clear");
        device.elapsed(output);
        clock.advance(Duration.ofSeconds(2));
        assertThat(ask("SI")).isEqualTo("S S     100.00 g\r\n");
    }

    @Test
    void aStuckBalanceShowsTheWeightThatWasThere() {
        ask("SI");
        faults.apply("stuck on");
        ask("SI");
        grams = 50;
        after(5);
        assertThat(ask("SI")).isEqualTo("S S     100.00 g\r\n");
        faults.apply("stuck off");
        after(5);
        assertThat(ask("SI")).endsWith(" 50.00 g\r\n");
    }

    @Test
    void whatABalanceDoesNotHaveIsRefusedWithTheReason() {
        assertThatThrownBy(() -> faults.apply("words swapped"))
                .hasMessageStartingWith("'words swapped' does not apply: MT-SICS says numbers in decimal digits");
    }

    @Test
    void aRebootIsSilentThenAnnouncesItselfAndForgetsTheTare() {
        ask("T");
        faults.apply("reboot");
        faults.apply("serial NEW1");
        device.elapsed(output);
        assertThat(ask("SI") + after(1)).isEmpty();
        assertThat(after(1.1)).isEqualTo("I4 A \"NEW1\"\r\n");
        assertThat(ask("TA")).isEqualTo("TA A       0.00 g\r\n");
    }

    @Test
    void panelKeysWorkAndTellTheHostOnlyIfAsked() {
        faults.apply("panel tare");
        assertThat(after(0) + ask("TA")).isEqualTo("TA A     100.00 g\r\n");
        ask("K 4");
        faults.apply("panel zero");
        assertThat(after(0) + ask("TA")).isEqualTo("K A 2\r\nTA A       0.00 g\r\n");
        ask("K 3");
        faults.apply("panel tare");
        assertThat(after(0) + ask("TA")).isEqualTo("K C 1\r\nTA A       0.00 g\r\n");
    }

    @Test
    void whatIsIgnoredOrClampedIsAcknowledgedAllTheSame() {
        faults.apply("clamp 50");
        assertThat(ask("TA 80 g")).isEqualTo("TA A      50.00 g\r\n");
        faults.apply("ignore on");
        assertThat(ask("TAC") + ask("Z") + ask("SI")).isEqualTo("TAC A\r\nZ A\r\nS S      50.00 g\r\n");
    }

    @Test
    void repeatingGoesOnUntilTheNextWeighingCommand() {
        assertThat(ask("SIR")).isEqualTo("S S     100.00 g\r\n");
        assertThat(after(0.3)).isEqualTo("S S     100.00 g\r\n");
        ask("SI");
        assertThat(after(0.3)).isEmpty();
        faults.apply("burst 2");
        assertThat(after(0)).isEqualTo("S S     100.00 g\r\n".repeat(2));
    }

    @Test
    void answersCanBeLateOrMissing() {
        faults.apply("delay 500");
        assertThat(ask("SI")).isEqualTo("500 ms: S S     100.00 g\r\n");
        faults.apply("silent on");
        assertThat(ask("SI")).isEmpty();
    }

    @Test
    void anotherDialectAnswersOtherwise() {
        SicsDevice other = device(new SicsDialect("\n", false, false));
        other.received("SC 100", output);
        other.received("ZI", output);
        other.received("TI", output);
        assertThat(String.join("", said)).isEqualTo("ES\nZ S\nT S       0.00 g\n");
    }
}
