package org.ferrule.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.core.Plugins;
import org.ferrule.core.Resources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteFileReaderTest {
    @TempDir
    private Path directory;

    private SiteConfiguration site;

    @BeforeEach
    void read() throws Exception {
        Files.writeString(directory.resolve("site.yaml"), Resources.text(Resources.SITE));
        SecretStore secrets = new SecretStore(directory, Map.of("FERRULE_SECRET_REACTOR", "hunter2"));
        site = new SiteFileReader(Plugins.installed(), secrets).read(directory, directory.resolve("data"));
    }

    @Test
    void aRunningSiteAwaitsTypesThatNoPluginHasButNotSpellingMistakes() throws Exception {
        SecretStore secrets = new SecretStore(directory, Map.of());
        SiteFileReader reader = new SiteFileReader(Plugins.installed(), secrets).awaitingPlugins();
        Files.writeString(directory.resolve("site.yaml"), """
                site: suite
                equipment:
                  pump-1: {type: example.pump, asset: A-7, link: feed, speed: 3}
                """);

        EquipmentEntry pump = reader.read(directory, directory).equipment().get(new EquipmentId("pump-1"));

        assertThat(pump.type()).isEqualTo("example.pump");
        assertThat(pump.asset()).contains("A-7");
        Files.writeString(
                directory.resolve("site.yaml"), "site: s\nequipment: {do-1: {type: hamilton.arc.visiferm-dox}}\n");
        assertThatThrownBy(() -> reader.read(directory, directory))
                .hasMessageContaining("Did you mean 'hamilton.arc.visiferm-do'?");
    }

    @Test
    void everythingKeepsTheFilesOrder() {
        assertThat(site.name()).isEqualTo("cell-therapy-suite-2");
        assertThat(site.links().keySet()).containsExactly("bench-a", "bench-b", "reactor", "balance");
        assertThat(site.equipment().keySet())
                .extracting(EquipmentId::value)
                .containsExactly("do-1", "do-2", "reactor-1");
    }

    @Test
    void aSerialLineHasWhatIsWrittenAndDefaultsForTheRest() {
        LinkConfiguration bench = site.links().get("bench-a");
        assertThat(bench.kind() + " " + bench.variant()).isEqualTo("modbus rtu");
        assertThat(bench.settings().text("port")).isEqualTo("/dev/ttyUSB0");
        assertThat(bench.settings().integer("stopBits")).isEqualTo(2);
        assertThat(bench.settings().integer("dataBits")).isEqualTo(8);
        assertThat(bench.settings().text("parity")).isEqualTo("none");
        assertThat(bench.settings().duration("timeout")).isEqualTo(Duration.ofMillis(500));
        assertThat(bench.dataDirectory()).isEqualTo(directory.resolve("data"));
    }

    @Test
    void anOpcUaLinkHasItsAddressAsVariantAndIsSecureByDefault() {
        LinkConfiguration reactor = site.links().get("reactor");
        assertThat(reactor.variant()).isEqualTo("opc.tcp://10.0.0.7:4840");
        assertThat(reactor.settings().text("security")).isEqualTo("SignAndEncrypt");
        assertThat(reactor.settings().text("securityPolicy")).isEqualTo("Basic256Sha256");
        assertThat(reactor.settings().findSecret("password")).contains("hunter2");
        assertThat(site.toString()).doesNotContain("hunter2");
    }

    @Test
    void anEquipmentHasSettingsLinksAndLimits() {
        EquipmentEntry sensor = site.equipment().get(new EquipmentId("do-1"));
        assertThat(sensor.settings().integer("unitId")).isEqualTo(3);
        assertThat(sensor.linkNames()).isEqualTo(Map.of("link", "bench-a"));
        assertThat(sensor.asset()).contains("EQ-00417");
        EquipmentEntry second = site.equipment().get(new EquipmentId("do-2"));
        assertThat(second.settings().integer("unitId")).isEqualTo(1);
        assertThat(second.asset()).isEqualTo(Optional.empty());
        EquipmentEntry reactor = site.equipment().get(new EquipmentId("reactor-1"));
        assertThat(reactor.isSimulated()).isTrue();
        assertThat(reactor.limits()).isEqualTo(Map.of(new ParameterId("temperature.sp"), new Range(36, 37.5)));
    }
}
