package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;
import org.ferrule.endtoend.TestSite.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every plugin of the zip in one site, each against its simulator, and one that is a descriptor and nothing else. */
class EveryPluginIT {
    @TempDir
    Path home;

    @Test
    void everyPluginReadsItsDeviceAndADescriptorAloneIsAPlugin() throws Exception {
        try (TestSite site = new TestSite(home)) {
            Device ph = site.device("arc-ph", "--transport", "rtu-tcp");
            Device balance = site.device("sics-balance");
            Device gas = site.device("alicat-mfc");
            Device incubator = site.device("incubator");
            Device processor = site.device(
                    "cell-processor", "--pki-dir", home.resolve("keys").toString());
            site.trust(processor);
            Path own =
                    Files.createDirectories(site.directory().resolve("plugins")).resolve("own.yaml");
            Files.writeString(own, incubatorDescriptor().replaceFirst("(?m)^type: .*", "type: test.own-incubator"));
            site.write(
                    "site: everything",
                    "links:",
                    "  rs485: {modbus: rtu-tcp, host: 127.0.0.1, port: " + ph.port() + "}",
                    "  scale: {stream: tcp, host: 127.0.0.1, port: " + balance.port() + "}",
                    "  gases: {stream: tcp, host: 127.0.0.1, port: " + gas.port() + "}",
                    "  room: {modbus: tcp, host: 127.0.0.1, port: " + incubator.port() + "}",
                    "  processor: {opcua: \""
                            + processor.announced().path("url").asText() + "\"}",
                    "equipment:",
                    "  ph-1: {type: hamilton.arc.ph, link: rs485}",
                    "  balance-1: {type: mettler.sics.balance, link: scale}",
                    "  co2-1: {type: alicat.mfc.ascii, link: gases, fullScale: 500}",
                    "  incubator-1: {type: test.own-incubator, link: room}",
                    "  processor-1: {type: ferrule.processor.counterflow, link: processor}");
            site.runtime();

            for (String equipment : List.of("ph-1", "balance-1", "co2-1", "incubator-1", "processor-1")) {
                JsonNode view = site.equipment(equipment);
                assertThat(view.path("connection").asText()).as("%s", view).isEqualTo("ONLINE");
            }
            assertGood(site.sample("ph-1", "value"));
            assertGood(site.sample("balance-1", "value"));
            assertGood(site.sample("co2-1", "flow.pv"));
            assertGood(site.sample("incubator-1", "temperature.pv"));
            assertGood(site.sample("processor-1", "doorState"));
            JsonNode records = site.ask("audit", "show", "--action", "PLUGIN", "--target", "own.yaml 1.0.0");
            assertThat(records.toString())
                    .as("the trail names the file by its hash")
                    .contains(sha256(Files.readAllBytes(own)));
        }
    }

    private static void assertGood(JsonNode sample) {
        assertThat(sample.path("quality").asText()).as("%s", sample).isEqualTo("GOOD");
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
