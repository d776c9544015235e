package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: the demonstration of the packaged zip, all its twelve days in about a minute, and what it leaves. */
class TwelveDaysIT {
    /** What the three runs of the cell processor keep of the living cells, by the simulator's model. */
    private static final double KEPT = 0.94 * 0.96 * 0.98;

    @TempDir
    private static Path home;

    private static Path data;
    private static List<JsonNode> lines;
    private static JsonNode report;

    @BeforeAll
    static void playAllOfIt() throws Exception {
        data = home.resolve("demo");
        String[] whole = {"demo", "--speed", "15000", "--seconds", "230", "--seed", "3", "--json", "--data"};
        Ferrule demo = Ferrule.run(
                home,
                Stream.concat(Stream.of(whole), Stream.of(data.toString())).toArray(String[]::new));
        lines = demo.jsonLines();
        JsonNode last = lines.get(lines.size() - 1);
        assertThat(demo.exitCode()).as(demo.err() + last).isZero();
        assertThat(demo.out())
                .as("a demonstration that ends hands nothing over")
                .doesNotContain("secret");
        report = last.path("summary");
    }

    @Test
    void twelveDaysEndWithAProductAndEveryFaultDealtWith() throws Exception {
        assertThat(report.path("isComplete").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("stepsLeft")).isEmpty();
        assertThat(report.path("steps"))
                .hasSizeGreaterThan(25)
                .allSatisfy(step -> assertThat(step.path("outcome").asText()).isEqualTo("SUCCEEDED"));
        assertThat(report.path("equipment").path("online").asInt()).isEqualTo(14);
        assertThat(report.path("equipment").path("devices")).hasSize(14);

        assertThat(report.path("faults"))
                .hasSize(4)
                .allSatisfy(fault -> assertThat(fault.path("end").asText())
                        .as(fault.toString())
                        .isNotEmpty());
        assertThat(outcomes()).contains("ACCEPTED", "SUCCEEDED", "UNKNOWN", "REFUSED NOT_AUTHORIZED");

        JsonNode harvest = report.path("harvest");
        double drawn = harvest.path("millilitres").asDouble();
        assertThat(drawn).isGreaterThan(1000);
        assertThat(harvest.path("balanceGrams").asDouble())
                .as("the balance lost what the processor drew, but for the base that was added meanwhile")
                .isCloseTo(drawn, within(0.05 * drawn));
        JsonNode product = report.path("product");
        assertThat(product.path("millilitres").asDouble()).isEqualTo(50);
        assertThat(product.path("millionViable").asDouble())
                .isCloseTo(KEPT * harvest.path("millionViable").asDouble(), within(5.0))
                .isBetween(100.0, 40_000.0);
        assertThat(product.path("viability").asDouble()).isBetween(1.0, 100.0);
        assertThat(report.path("counts")).hasSizeGreaterThan(6);

        assertThat(report.path("reviewed").asBoolean()).isTrue();
        assertThat(report.path("audit").path("finding").asText()).isEqualTo("INTACT");
        Ferrule decisions = Ferrule.run(home, "audit", "show", data.toString(), "--target", "processor-1", "--json");
        assertThat(decisions.out()).contains("CONTINUE", "CART-001");
        System.out.println("twelve days: culture at harvest " + harvest + ", product " + product);
    }

    @Test
    void theDemonstrationOperatesFourteenDevicesAndLeavesATrailThatVerifies() throws Exception {
        assertThat(report.path("equipment").path("total").asInt()).isEqualTo(14);
        assertThat(report.path("commands").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(lines("sample")).hasSize(report.path("samples").asInt()).hasSizeGreaterThan(30);
        System.out.println("demo ready in " + report.path("readyMillis") + " ms");

        assertThat(lines("write"))
                .anySatisfy(l -> assertThat(l.path("phase").asText()).isEqualTo("ACCEPTED"));
        assertThat(lines("command"))
                .anySatisfy(l -> assertThat(l.path("phase").asText()).isEqualTo("SUCCEEDED"));
        assertThat(lines("sample"))
                .noneSatisfy(l -> assertThat(l.path("quality").asText())
                        .as("simulated is never good")
                        .isEqualTo("GOOD"));

        Ferrule verify = Ferrule.run(home, "audit", "verify", data.toString(), "--json");
        assertThat(verify.exitCode()).as(verify.told()).isZero();
        assertThat(verify.json().path("records").asLong())
                .isEqualTo(report.path("auditRecords").asLong());

        Ferrule show = Ferrule.run(home, "audit", "show", data.toString(), "--json");
        assertThat(show.jsonLines()).anySatisfy(r -> {
            assertThat(r.path("phase").asText()).isEqualTo("OUTCOME");
            assertThat(r.path("target").asText()).isEqualTo("reactor-1/temperature.sp");
            assertThat(r.path("new").asText()).isEqualTo("37.0");
            assertThat(r.path("unit").asText()).isEqualTo("Cel");
            assertThat(r.path("outcome").asText()).isEqualTo("ACCEPTED");
            assertThat(r.path("user").asText()).isEqualTo("operator");
            assertThat(r.path("role").asText()).isEqualTo("OPERATOR");
        });
        assertThat(show.jsonLines()).anySatisfy(r -> {
            assertThat(r.path("phase").asText()).isEqualTo("REFUSED");
            assertThat(r.path("user").asText()).isEqualTo("qa");
        });
        assertThat(show.jsonLines()).anySatisfy(r -> {
            assertThat(r.path("action").asText()).isEqualTo("SIGNATURE");
            assertThat(r.at("/detail/printedName").asText()).isEqualTo("Sam Supervisor");
            assertThat(r.at("/detail/meaning").asText()).isEqualTo("APPROVED");
        });
    }

    @Test
    void oneChangedByteIsFoundAndADirectoryWithAccountsIsNotTakenAgain() throws Exception {
        Ferrule again = Ferrule.run(home, "demo", "--seconds", "1", "--data", data.toString());
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("has accounts already", "--data");

        Path changed = copy();
        changeOneByte(changed.resolve("audit.db"));
        Ferrule tampered = Ferrule.run(home, "audit", "verify", changed.toString());
        assertThat(tampered.exitCode()).isEqualTo(1);
        assertThat(tampered.out()).contains("TAMPERED").contains("record 2");
    }

    @Test
    void aDemonstrationThatIsEndedSaysHowFarItCame() throws Exception {
        Path early = home.resolve("early");
        Ferrule demo = Ferrule.run(home, "demo", "--seconds", "5", "--json", "--data", early.toString());

        assertThat(demo.exitCode()).as(demo.told()).isZero();
        List<JsonNode> told = demo.jsonLines();
        JsonNode summary = told.get(told.size() - 1).path("summary");
        assertThat(summary.path("isComplete").asBoolean()).isFalse();
        assertThat(summary.path("stepsLeft")).isNotEmpty();
        assertThat(summary.path("steps").path(0).path("outcome").asText()).isEqualTo("SUCCEEDED");
    }

    private static List<JsonNode> lines(String type) {
        return lines.stream().filter(l -> l.path("type").asText().equals(type)).toList();
    }

    private static List<String> outcomes() {
        return report.path("steps").findValuesAsText("outcome");
    }

    private static Path copy() throws Exception {
        Path copy = home.resolve("copy");
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(data.relativize(file).toString()));
            }
        }
        return copy;
    }

    private static void changeOneByte(Path file) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE record SET content = "
                            + "CAST(replace(CAST(content AS TEXT), '\"zone\"', '\"zonE\"') AS BLOB) WHERE idx = 2"))
                    .isEqualTo(1);
        }
    }
}
