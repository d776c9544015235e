package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = Simulate.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void listsTheSimulatorsWhenStartedWithoutAName() {
        assertThat(run()).isZero();
        assertThat(out.toString())
                .contains(
                        "arc-ph",
                        "arc-do",
                        "lads-bioreactor",
                        "sics-balance",
                        "alicat-mfc",
                        "cell-processor",
                        "incubator",
                        "table",
                        "culture",
                        "site",
                        "wire",
                        "ferrule simulate NAME --help");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpTellsOptionsWithTheirDefaults() {
        assertThat(run("arc-ph", "--help")).isZero();
        assertThat(out.toString()).contains("--transport", "--speed", "--seed", "(default: 19200)");
    }

    @Test
    void helpAndMistakesNameTheCommandAsItIsTyped() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: ferrule simulate ");
        assertThat(run("arc-ph", "--prot", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("Try 'ferrule simulate arc-ph --help'.");
    }

    @ParameterizedTest
    @CsvSource({
        "--prot 0, Unknown option",
        "--port many, --port",
        "--port 70000, --port: 70000 is outside [0; 65535]",
        "--unit-id 99, unit id: 99 is outside [1; 32]",
        "--serial-number 12345678901234567, serial number: '12345678901234567'",
        "--speed 0, speed: 0.0 is not within",
        "--transport carrier-pigeon, --transport",
        "--transport rtu, --device: --transport rtu needs",
        "--device /dev/null, --device: a serial device is used with --transport rtu only"
    })
    void aMistakeGetsOneClearMessageAndExitCodeTwo(String arguments, String message) {
        String[] words = ("arc-ph " + arguments).split(" ", -1);

        assertThat(run(words)).isEqualTo(2);
        assertThat(err.toString()).contains(message.replace(';', ','));
        assertThat(err.toString().lines().count()).isLessThanOrEqualTo(2);
        assertThat(out.toString()).isEmpty();
    }
}
