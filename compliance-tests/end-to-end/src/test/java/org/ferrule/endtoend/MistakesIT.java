package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong input gets one clear message, and what can run runs. */
class MistakesIT {
    private static final String NOT_STARTED = " does not start: ";

    @TempDir
    Path home;

    @Test
    void everyMistakeOfASiteFileIsToldWithPlaceAndRemedyAndNothingIsStarted() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.write(
                    "site: wrong",
                    "links:",
                    "  line: {modbus: tcp, host: 127.0.0.1, prot: 502}",
                    "equipment:",
                    "  do-1: {type: hamilton.arc.visiferm-do, link: line, unitID: 3}",
                    "  do-2: {type: hamilton.arc.visiferm-dox, link: line}",
                    "  ph-1: {type: hamilton.arc.ph, link: lime}");
            Ferrule run = Ferrule.run(home, "run", site.directory().toString());

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("site.yaml:3:")
                    .contains("Did you mean 'port'?")
                    .contains("site.yaml:5:")
                    .contains("Did you mean 'unitId'?")
                    .contains("site.yaml:6:")
                    .contains("Did you mean 'hamilton.arc.visiferm-do'?")
                    .contains("site.yaml:7:")
                    .contains("Did you mean 'line'?")
                    .contains("nothing was started");
            assertThat(site.data()).doesNotExist();
        }
    }

    @Test
    void twoEquipmentsWithOneIdAreRefused() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.write(
                    "site: twice",
                    "links:",
                    "  line: {modbus: tcp, host: 127.0.0.1, port: 502}",
                    "equipment:",
                    "  do-1: {type: hamilton.arc.visiferm-do, link: line}",
                    "  do-1: {type: hamilton.arc.visiferm-do, link: line, unitId: 2}");
            Ferrule check = Ferrule.run(home, "check", site.directory().toString());

            assertThat(check.exitCode()).isEqualTo(2);
            assertThat(check.err()).contains("site.yaml:6:").contains("do-1").contains("line 5");
        }
    }

    @Test
    void aLinkThatIsNotSecuredNeedsAReasonWhichIsShown() throws Exception {
        try (TestSite site = new TestSite(home)) {
            String link = "  bench: {opcua: \"opc.tcp://127.0.0.1:4840\", security: None";
            String equipment = "equipment: {reactor-1: {type: ferrule.lads.bioreactor, link: bench}}";
            site.write("site: open", "links:", link + "}", equipment);
            Ferrule refused = Ferrule.run(home, "check", site.directory().toString());
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("site.yaml:3:")
                    .contains("security")
                    .contains("insecure: ");

            site.write("site: open", "links:", link + ", insecure: \"no other network than the bench's\"}", equipment);
            Ferrule waived = Ferrule.run(home, "check", site.directory().toString());
            assertThat(waived.exitCode()).as(waived.told()).isZero();
            assertThat(waived.out()).contains("NOT SECURED  link bench: None: no other network than the bench's");
        }
    }

    @Test
    void anUnreachableDeviceAndAPluginThatDoesNotResolveKeepNobodyElseFromRunning() throws Exception {
        try (TestSite site = new TestSite(home);
                AddressRefuser elsewhere = new AddressRefuser()) {
            TestSite.Device ph = site.sensor("arc-ph", 0);
            TestSite.Device gone = site.sensor("arc-do", 0);
            gone.process().kill();
            unresolvable().write(site.directory().resolve("plugins").resolve("broken.jar"));
            Vendor.admitAll(home, site.directory());
            new PluginJar(
                            "com.example.stranger",
                            "",
                            unresolvable().descriptor().replace(".broken", ".stranger"))
                    .write(site.directory().resolve("plugins").resolve("stranger.jar"));
            site.write(
                    "site: half",
                    "links:",
                    "  a: {modbus: tcp, host: 127.0.0.1, port: " + ph.port() + "}",
                    "  b: {modbus: tcp, host: 127.0.0.1, port: " + gone.port() + "}",
                    "  c: {opcua: \"opc.tcp://127.0.0.1:" + elsewhere.port() + "/nowhere\"}",
                    "equipment:",
                    "  ph-1: {type: hamilton.arc.ph, link: a}",
                    "  do-1: {type: hamilton.arc.visiferm-do, link: b}",
                    "  reactor-1: {type: ferrule.lads.bioreactor, link: c}",
                    "  odd-1: {type: example.broken, link: a, unitId: 2}");
            Ferrule runtime = site.runtime();

            JsonNode healthy = site.equipment("ph-1");
            assertThat(healthy.path("connection").asText()).isEqualTo("ONLINE");
            JsonNode unreachable = site.equipment("do-1");
            assertThat(unreachable.path("connection").asText()).isIn("DISCONNECTED", "CONNECTING");
            assertThat(unreachable.path("reason").asText())
                    .contains("127.0.0.1")
                    .contains("" + gone.port());
            JsonNode odd = site.equipment("odd-1");
            assertThat(odd.path("connection").asText()).isEqualTo("BLOCKED");
            assertThat(odd.path("reason").asText()).contains("com.example.nowhere");
            List<String> refused = runtime.err()
                    .lines()
                    .filter(line -> line.contains(NOT_STARTED))
                    .map(line -> line.replace(NOT_STARTED, ": "))
                    .toList();
            assertThat(refused)
                    .hasSize(2)
                    .anyMatch(line -> line.startsWith("broken.jar: ") && line.contains("com.example.nowhere"))
                    .anyMatch(line -> line.startsWith("stranger.jar: ") && line.contains("not signed"));
            Ferrule check = Ferrule.run(home, "check", site.directory().toString());
            assertThat(check.exitCode()).isEqualTo(2);
            assertThat(check.err().lines())
                    .as("what the start has refused")
                    .containsExactlyInAnyOrderElementsOf(refused);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> site.equipment("reactor-1")
                            .path("reason")
                            .asText()
                            .contains("/nowhere: the server does not know this address"));
            assertThat(runtime.err())
                    .as("libraries say it in the log, not once more for each attempt")
                    .doesNotContain("remote=")
                    .doesNotContain("ERROR");
        }
    }

    @Test
    void aWrongWriteIsRefusedBeforeTheWireWithTheAllowedRange() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.writeReactor(site.reactor(0));
            TestPeople people = site.people(site.runtime(), "operator");
            JsonNode before = site.sample("reactor-1", "temperature.sp");

            JsonNode high = people.ask("operator", "write", "reactor-1", "temperature.sp", "99");
            assertThat(high.path("phase").asText()).isEqualTo("REJECTED");
            assertThat(high.path("error").path("code").asText()).isEqualTo("VALIDATION");
            assertThat(high.path("error").path("message").asText())
                    .contains("99")
                    .contains("45")
                    .contains("Cel");
            JsonNode unit = people.ask("operator", "write", "reactor-1", "temperature.sp", "310", "--unit", "K");
            assertThat(unit.path("error").path("message").asText()).contains("Cel");
            JsonNode name = people.ask("operator", "write", "reactor-1", "temprature.sp", "36");
            assertThat(name.path("error").path("message").asText()).contains("temperature.sp");
            assertThat(site.sample("reactor-1", "temperature.sp").path("value")).isEqualTo(before.path("value"));
        }
    }

    /** A plugin that imports a package that nobody exports. */
    private static PluginJar unresolvable() {
        String descriptor = """
                descriptor: 1
                type: example.broken
                version: 1.0.0
                manufacturer: Example
                model: Broken
                profile: equipment
                settings:
                  link: {kind: modbus, required: true}
                  unitId: {type: INT, range: [1, 32], default: 1}
                staleAfter: 5 s
                parameters:
                  value: {type: REAL, unit: "1", instrumentRange: [0, 1], access: read, every: 1 s}
                """;
        return new PluginJar("com.example.broken", "com.example.nowhere;version=\"[2,3)\"", descriptor);
    }
}
