package org.ferrule.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class FerruleCommandTest {
    /** Another program's, so that their help is there only in an unpacked distribution. */
    private static final Set<String> HELPED_ELSEWHERE = Set.of("simulate", "conformance");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = FerruleCommand.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    static Stream<CommandSpec> commands() {
        return withChildren(FerruleCommand.commandLine())
                .filter(spec -> !spec.usageMessage().hidden() && !HELPED_ELSEWHERE.contains(spec.name()));
    }

    private static Stream<CommandSpec> withChildren(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec()),
                line.getSubcommands().values().stream().flatMap(FerruleCommandTest::withChildren));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfAndEachOfItsOptions(CommandSpec command) {
        String[] path = Stream.concat(
                        Stream.of(command.qualifiedName().split(" ", -1)).skip(1), Stream.of("--help"))
                .toArray(String[]::new);

        assertThat(run(path)).isZero();
        assertThat(out.toString()).contains("Usage: " + command.qualifiedName());
        assertThat(command.args())
                .allSatisfy(arg -> assertThat(String.join("", arg.description()))
                        .as("%s %s", command.qualifiedName(), arg.paramLabel())
                        .isNotBlank());
    }

    @Test
    void everyCommandTellsTheVersion() {
        assertThat(commands())
                .allSatisfy(command -> assertThat(command.version())
                        .as(command.qualifiedName())
                        .singleElement()
                        .asString()
                        .startsWith("ferrule ")
                        .contains(", Java "));
        assertThat(run("audit", "verify", "--version")).isZero();
        assertThat(out.toString()).startsWith("ferrule ");
    }

    @Test
    void thereAreAsManyCommandsAsTheGuideSays() {
        assertThat(commands().count()).isGreaterThan(14);
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertThat(run("read", "do-1", "--nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("--nonsense", "Usage: ferrule read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"equipment", "alarms", "stop"})
    void saysHowToStartASiteWhereNoneRuns(String command, @TempDir Path empty) {
        assertThat(run(command, "--data", empty.toString())).isEqualTo(3);
        assertThat(err.toString()).contains(empty.toString(), "ferrule run SITE_DIR");
    }

    @Test
    void putsColumnsUnderTheirHeadings() {
        Table table = new Table("ID", "VALUE");
        table.add(List.of("reactor-1", "37"));
        table.add(List.of("x", ""));

        assertThat(table.toString().lines()).containsExactly("ID         VALUE", "reactor-1  37", "x");
    }

    @Test
    void showsAnExecutionInOneLine() throws Exception {
        assertThat(Words.execution(new ObjectMapper()
                        .readTree("{\"phase\":\"CLAMPED\",\"write\":{\"old\":\"36.5\",\"requested\":\"50\","
                                + "\"readBack\":\"45\",\"unit\":\"Cel\"},\"elapsedSeconds\":0.44,\"audit\":[6,7]}")))
                .isEqualTo("CLAMPED  36.5 -> 50 Cel, read back 45 after 0.4 s   audit #6, #7");
        assertThat(Words.value(new ObjectMapper().readTree("7.0000000001"))).isEqualTo("7");
        assertThat(Words.value(new ObjectMapper().readTree("null"))).isEqualTo("-");
        assertThat(Words.time("2026-03-01T12:34:56.789Z")).isEqualTo("12:34:56");
    }
}
