package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job: the demonstration of the packaged zip, and what it leaves. */
class DemoIT {
    @TempDir
    Path home;

    @Test
    void theDemonstrationOperatesFourteenDevicesAndLeavesATrailThatVerifies() throws Exception {
        Path data = home.resolve("demo");
        Ferrule demo = Ferrule.run(home, "demo", "--seconds", "15", "--json", "--data", data.toString());

        assertThat(demo.exitCode()).as(demo.told()).isZero();
        List<JsonNode> lines = demo.jsonLines();
        JsonNode summary = lines.get(lines.size() - 1).path("summary");
        assertThat(summary.path("equipment").path("total").asInt()).isEqualTo(14);
        assertThat(summary.path("equipment").path("online").asInt()).isEqualTo(14);
        assertThat(summary.path("commands").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(count(lines, "sample"))
                .isEqualTo(summary.path("samples").asLong())
                .isGreaterThan(30);
        System.out.println("demo ready in " + summary.path("readyMillis") + " ms");

        assertThat(lines)
                .filteredOn(l -> l.path("type").asText().equals("write"))
                .anySatisfy(l -> assertThat(l.path("phase").asText()).isEqualTo("ACCEPTED"));
        assertThat(lines)
                .filteredOn(l -> l.path("type").asText().equals("command"))
                .anySatisfy(l -> assertThat(l.path("phase").asText()).isEqualTo("SUCCEEDED"));
        assertThat(lines)
                .filteredOn(l -> l.path("type").asText().equals("sample"))
                .noneSatisfy(l -> assertThat(l.path("quality").asText())
                        .as("simulated is never good")
                        .isEqualTo("GOOD"));

        assertThat(summary.path("isComplete").asBoolean())
                .as("it says how far it came")
                .isFalse();
        assertThat(summary.path("stepsLeft")).isNotEmpty();
        assertThat(summary.path("steps").path(0).path("outcome").asText()).isEqualTo("SUCCEEDED");
        assertThat(demo.out())
                .as("a demonstration that ends hands nothing over")
                .doesNotContain("secret");

        Ferrule verify = Ferrule.run(home, "audit", "verify", data.toString(), "--json");
        assertThat(verify.exitCode()).as(verify.told()).isZero();
        assertThat(verify.json().path("records").asLong())
                .isEqualTo(summary.path("auditRecords").asLong());

        Ferrule show = Ferrule.run(home, "audit", "show", data.toString(), "--target", "reactor-1", "--json");
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
        Ferrule signatures = Ferrule.run(home, "audit", "show", data.toString(), "--action", "SIGNATURE", "--json");
        assertThat(signatures.jsonLines()).anySatisfy(r -> {
            assertThat(r.at("/detail/printedName").asText()).isEqualTo("Sam Supervisor");
            assertThat(r.at("/detail/meaning").asText()).isEqualTo("APPROVED");
        });
        Ferrule again = Ferrule.run(home, "demo", "--seconds", "1", "--data", data.toString());
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("has accounts already", "--data");

        changeOneByte(data.resolve("audit.db"));
        Ferrule tampered = Ferrule.run(home, "audit", "verify", data.toString());
        assertThat(tampered.exitCode()).isEqualTo(1);
        assertThat(tampered.out()).contains("TAMPERED").contains("record 2");
    }

    private static long count(List<JsonNode> lines, String type) {
        return lines.stream().filter(l -> l.path("type").asText().equals(type)).count();
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
