package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.awaitility.Awaitility;
import org.ferrule.endtoend.TestSite.Device;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every plugin of the zip in one site, each against its simulator, and one that is a descriptor and nothing else. */
class EveryPluginIT {
    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final String COMMANDS = "/equipment/processor-1/commands/";

    @TempDir
    private static Path home;

    private static TestSite site;
    private static TestPeople people;
    private static Device processor;
    private static Path own;

    @BeforeAll
    static void runASite() throws Exception {
        site = new TestSite(home);
        Device ph = site.device("arc-ph", "--transport", "rtu-tcp");
        Device balance = site.device("sics-balance");
        Device gas = site.device("alicat-mfc");
        Device incubator = site.device("incubator");
        processor = site.device(
                "cell-processor",
                "--control",
                "--speed",
                "5",
                "--pki-dir",
                home.resolve("keys").toString());
        site.trust(processor);
        own = Files.createDirectories(site.directory().resolve("plugins")).resolve("own.yaml");
        Files.writeString(own, incubatorDescriptor().replaceFirst("(?m)^type: .*", "type: test.own-incubator"));
        site.write(
                "site: everything",
                "links:",
                "  rs485: {modbus: rtu-tcp, host: 127.0.0.1, port: " + ph.port() + "}",
                "  scale: {stream: tcp, host: 127.0.0.1, port: " + balance.port() + "}",
                "  gases: {stream: tcp, host: 127.0.0.1, port: " + gas.port() + "}",
                "  room: {modbus: tcp, host: 127.0.0.1, port: " + incubator.port() + "}",
                "  processor: {opcua: \"" + processor.announced().path("url").asText() + "\"}",
                "equipment:",
                "  ph-1: {type: hamilton.arc.ph, link: rs485}",
                "  balance-1: {type: mettler.sics.balance, link: scale}",
                "  co2-1: {type: alicat.mfc.ascii, link: gases, fullScale: 500}",
                "  incubator-1: {type: test.own-incubator, link: room}",
                "  processor-1: {type: ferrule.processor.counterflow, link: processor}");
        people = site.people(site.runtime(), "operator", "qa");
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @Test
    void everyPluginReadsItsDeviceAndADescriptorAloneIsAPlugin() throws Exception {
        for (String equipment : List.of("ph-1", "balance-1", "co2-1", "incubator-1", "processor-1")) {
            JsonNode view = site.equipment(equipment);
            assertThat(view.path("connection").asText()).as("%s", view).isEqualTo("ONLINE");
        }
        assertGood("ph-1", "value");
        assertGood("balance-1", "value");
        assertGood("co2-1", "flow.pv");
        assertGood("incubator-1", "temperature.pv");
        assertGood("processor-1", "doorState");
        JsonNode records = site.ask("audit", "show", "--action", "PLUGIN", "--target", "own.yaml 1.0.0");
        assertThat(records.toString())
                .as("the trail names the file by its hash")
                .contains(sha256(Files.readAllBytes(own)));
    }

    @Test
    void aRunWaitsForAPersonWhoseDecisionIsInTheTrailAndLeavesItsHistory() throws Exception {
        String request = UUID.randomUUID().toString();
        startRun(request);
        Ferrule early = people.run("operator", "request", "decide", request, "CONTINUE");
        assertRefused(early, "INVALID_STATE", "waits for no decision");
        processor.process().type("bubble");
        Awaitility.await().atMost(BOUND).until(() -> phase(request).equals("AWAITING_DECISION"));
        assertThat(people.read("operator", "request", "show", request))
                .contains("Answer with: ferrule request decide " + request)
                .contains("BUBBLE at step", "STOP|CONTINUE|SKIP_STEP; otherwise the device waits");

        Ferrule wrong = people.run("operator", "request", "decide", request, "JUMP");
        assertRefused(wrong, "VALIDATION", "'JUMP' cannot be decided", "STOP or CONTINUE or SKIP_STEP");
        Ferrule stranger = people.run("qa", "request", "decide", request, "CONTINUE");
        assertRefused(stranger, "NOT_AUTHORIZED", "qa");
        assertThat(phase(request)).isEqualTo("AWAITING_DECISION");
        Ferrule decided =
                people.run("operator", "request", "decide", request, "CONTINUE", "--reason", "bubble has passed");
        assertThat(decided.exitCode()).as(decided.told()).isZero();

        Awaitility.await().atMost(BOUND).until(() -> phase(request).equals("RUNNING"));
        processor.process().type("panel skip", "panel skip", "panel skip", "panel skip");
        Awaitility.await().atMost(BOUND).until(() -> phase(request).equals("SUCCEEDED"));
        assertRefused(people.run("operator", "request", "decide", request, "CONTINUE"), "INVALID_STATE", "SUCCEEDED");
        saveHistory();
        assertTrail(request);
    }

    /** Up to a running program, in a session of the operator's, without processes. */
    private static void startRun(String request) throws Exception {
        processor.process().type("door close", "kit load KIT-7 LOT-9", "panel select WASH-1");
        awaitSample("programName", "WASH-1");
        String checksum =
                site.sample("processor-1", "programChecksum").path("value").asText();
        command("loadProgram", Control.body().put("id", "WASH-1").put("checksum", checksum));
        command("setRunParameter", Control.body().put("name", "WashVolume").put("value", "100"));
        command("setRunParameter", Control.body().put("name", "OutputVolume").put("value", "20"));
        awaitSample("programMatch", "MATCHES");
        awaitSample("runParametersValidity", "\"VALID");
        command("prepare", Control.body());
        awaitSample("protocolState", "READY_TO_START");
        ObjectNode start = Control.body().put("requestId", request).put("waitSeconds", 0);
        start.putObject("context").put("chainOfIdentity", "COI-77");
        people.post("operator", COMMANDS + "start", start);
        Awaitility.await().atMost(BOUND).until(() -> phase(request).equals("RUNNING"));
    }

    /** Interlocks judge the latest sample, so what was just done must have been read. */
    private static void awaitSample(String parameter, String expected) {
        Awaitility.await()
                .atMost(BOUND)
                .until(() -> site.sample("processor-1", parameter)
                        .path("value")
                        .toString()
                        .contains(expected));
    }

    private static void command(String name, ObjectNode arguments) throws Exception {
        ObjectNode body =
                Control.body().put("requestId", UUID.randomUUID().toString()).put("waitSeconds", 60);
        body.set("arguments", arguments);
        JsonNode done = people.post("operator", COMMANDS + name, body);
        assertThat(done.path("phase").asText()).as("%s", done).isEqualTo("SUCCEEDED");
    }

    private static String phase(String request) throws Exception {
        return site.request(request).path("phase").asText();
    }

    private static void assertRefused(Ferrule command, String code, String... words) throws Exception {
        assertThat(command.exitCode()).as(command.told()).isEqualTo(1);
        JsonNode error = command.json().path("error");
        assertThat(error.path("code").asText()).as("%s", error).isEqualTo(code);
        assertThat(error.path("message").asText()).contains(words);
    }

    private static void saveHistory() throws Exception {
        Path file = home.resolve("run.csv");
        JsonNode fetched = people.ask("operator", "command", "processor-1", "getRunHistory", "--save", file.toString());
        assertThat(fetched.path("phase").asText()).as("%s", fetched).isEqualTo("SUCCEEDED");
        assertThat(fetched.at("/results/verified").asText())
                .as("the device told the hash")
                .isEqualTo("true");
        assertThat(fetched.at("/results/sha256").asText()).isEqualTo(sha256(Files.readAllBytes(file)));
        assertThat(file).content().contains("Recover");
    }

    private static void assertTrail(String request) throws Exception {
        List<JsonNode> records =
                Ferrule.run(home, "audit", "show", site.data().toString(), "--json").jsonLines().stream()
                        .filter(record -> record.toString().contains(request))
                        .toList();
        assertThat(records)
                .filteredOn(record -> record.path("reason").asText().equals("bubble has passed"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.path("phase").asText()).isEqualTo("EVENT");
                    assertThat(record.path("user").asText()).isEqualTo("operator");
                    assertThat(record.path("target").asText()).isEqualTo("processor-1/start");
                    assertThat(record.path("detail").toString()).contains("CONTINUE", "BUBBLE at step");
                });
        assertThat(records)
                .filteredOn(record -> record.path("phase").asText().equals("REFUSED"))
                .extracting(record -> record.path("user").asText() + " "
                        + record.path("outcome").asText())
                .containsExactly(
                        "operator INVALID_STATE", "operator VALIDATION", "qa NOT_AUTHORIZED", "operator INVALID_STATE");
    }

    /** Soon, because a balance below a vessel that is fed is not at rest at every moment. */
    private static void assertGood(String equipment, String parameter) {
        Awaitility.await().atMost(BOUND).untilAsserted(() -> {
            JsonNode sample = site.sample(equipment, parameter);
            assertThat(sample.path("quality").asText()).as("%s", sample).isEqualTo("GOOD");
        });
    }

    private static String incubatorDescriptor() throws Exception {
        try (var jars = Files.list(Distribution.home().resolve("plugins"))) {
            Path jar = jars.filter(file -> file.getFileName().toString().startsWith("register-map"))
                    .findFirst()
                    .orElseThrow();
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                byte[] yaml = zip.getInputStream(zip.getEntry("OSGI-INF/ferrule/incubator.yaml"))
                        .readAllBytes();
                return new String(yaml, StandardCharsets.UTF_8);
            }
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
