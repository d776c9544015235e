package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's whole script: twelve days of a culture in about a minute. */
class MicroFactoryIT {
    /** What the three runs of the cell processor keep of the living cells, by the simulator's model. */
    private static final double KEPT = 0.94 * 0.96 * 0.98;

    @TempDir
    Path home;

    @Test
    void twelveDaysEndWithAProductAndEveryFaultDealtWith() throws Exception {
        Path data = home.resolve("demo");
        Ferrule demo = Ferrule.run(
                home,
                "demo",
                "--speed",
                "15000",
                "--seconds",
                "230",
                "--seed",
                "3",
                "--json",
                "--data",
                data.toString());

        assertThat(demo.exitCode()).as(demo.err() + last(demo)).isZero();
        JsonNode report = last(demo).path("summary");
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
        assertThat(outcomes(report)).contains("ACCEPTED", "SUCCEEDED", "UNKNOWN", "REFUSED NOT_AUTHORIZED");

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

    private static JsonNode last(Ferrule demo) throws Exception {
        List<JsonNode> lines = demo.jsonLines();
        return lines.get(lines.size() - 1);
    }

    private static List<String> outcomes(JsonNode report) {
        return report.path("steps").findValuesAsText("outcome");
    }
}
