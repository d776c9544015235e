package org.ferrule.launcher.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.launcher.boot.FrameworkHost;
import org.ferrule.launcher.boot.FrameworkHost.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged runtime in a real Felix, booted as the launcher does, with plugins that want more than is theirs. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PluginBoundaryIT {
    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final String API = "org.ferrule.api.driver,org.ferrule.api.model,org.osgi.framework";

    @TempDir
    private Path directory;

    private Path data;
    private Path intruder;
    private FrameworkHost host;

    @BeforeEach
    void boot() throws Exception {
        data = Files.createDirectories(directory.resolve("data"));
        Path site = Files.createDirectories(directory.resolve("site"));
        Files.writeString(site.resolve("site.yaml"), """
                site: test-suite
                equipment:
                  bad-1: {type: test.intruder}
                  good-1: {type: test.honest}
                """);
        Files.move(
                new PluginJar("test.smuggled")
                        .header("Import-Package", "org.osgi.framework")
                        .write(directory),
                site.resolve("smuggled.jar"));
        intruder = new PluginJar("test.intruder")
                .header("Import-Package", API)
                .header("DynamicImport-Package", "*")
                .header("Bundle-Activator", Intruder.class.getName())
                .classes(Intruder.class, HonestDriver.class, HonestDriver.Session.class)
                .descriptor("test.intruder")
                .write(directory);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ferrule.site", site.toString());
        properties.put("ferrule.data", data.toString());
        properties.put("ferrule.started", "0");
        properties.put("ferrule.version", "0.1.0");
        host = FrameworkHost.raise(
                FrameworkHost.Plan.of(RuntimeBundles.jars(), plugins(), properties, directory.resolve("felix")));
        host.start();
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(loot())
                        .as("what did not start: %s", host.failures())
                        .contains("done: "));
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @Proves(Req.AUD_009)
    void aPluginGetsHoldOfNothingThatIsNotItsOwn() throws Exception {
        assertThat(loot().lines())
                .noneMatch(line -> line.matches("(service|class|smuggled|failed): .*"))
                .contains("not smuggled: ");
        assertThat(loot().lines().filter(line -> line.startsWith("bundle: ")))
                .allMatch("bundle: test.intruder"::equals)
                .isNotEmpty();
        assertThat(loot().lines().filter(line -> line.startsWith("listed") || line.startsWith("heard")))
                .isNotEmpty()
                .allMatch(line -> line.contains("[org.ferrule.api.driver.EquipmentDriver]")
                        || line.contains("[org.osgi.service.condition.Condition]"));
        assertThat(loot().lines().filter(line -> line.startsWith("returns")))
                .isNotEmpty()
                .noneMatch(line -> line.matches(".*org\\.ferrule\\.(audit|core|people|gateway).*"));
    }

    @Test
    @Proves(Req.AUD_011)
    void everyAttemptIsARecordAndAnHonestPluginMakesNone() throws Exception {
        List<String> attempts = records("ACCESS");
        assertThat(attempts).allMatch(record -> record.contains("REFUSED") && !record.contains("test.honest"));
        for (String target : Intruder.SERVICES) {
            assertThat(attempts).anyMatch(r -> r.contains("\"test.intruder\"") && r.contains("service/" + target));
        }
        assertThat(attempts).anyMatch(r -> r.contains("package/org.ferrule.audit") && r.contains("test.importer"));
        assertThat(attempts).anyMatch(r -> r.contains("\"bundles\"") && r.contains("test.intruder"));
        assertThat(attempts).anyMatch(r -> r.contains("bundle/test.smuggled"));
    }

    @Test
    @Proves(Req.AUD_009)
    void noPluginCanBePartOfTheRuntimeOrTakeTheirPlace() throws Exception {
        assertThat(reason("test.importer")).startsWith("nothing provides the Java package org.ferrule.audit");
        assertThat(reason("test.borrower")).startsWith("nothing provides the Java package picocli");
        assertThat(reason("test.hooker"))
                .startsWith("nothing provides the Java package org.osgi.framework.hooks.service");
        assertThat(reason("test.requirer")).contains("org.ferrule.core");
        assertThat(reason("test.fragment")).contains("not a fragment");
        assertThat(reason("test.extension")).contains("not a fragment");
        // The hijacker starts: it may export what it likes, but the runtime uses its own, or nothing were recorded
        // here.
        assertThat(host.failures())
                .noneMatch(failure -> failure.jar().toString().contains("hijacker"));
        assertThat(records("PLUGIN"))
                .filteredOn(record -> record.contains("\"STARTED\""))
                .hasSize(2);
    }

    @Test
    @Proves(Req.AUD_003)
    void thePluginRecordTellsTheHashOfTheWholeFile() throws Exception {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(intruder)));
        assertThat(records("PLUGIN"))
                .anyMatch(record -> record.contains("test.intruder 1.0.0")
                        && record.contains(hash)
                        && record.contains("\"STARTED\""));
    }

    private String reason(String plugin) {
        return host.failures().stream()
                .filter(failure -> failure.jar().endsWith(plugin + ".jar"))
                .map(Failure::reason)
                .findFirst()
                .orElse("started");
    }

    private String loot() throws IOException {
        Path file = data.resolve("loot.txt");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Ends the site first, so that every record is there. */
    private List<String> records(String action) throws SQLException {
        host.close();
        return TrailText.of(data, action);
    }

    private List<Path> plugins() throws IOException {
        Path honest = new PluginJar("test.honest")
                .header("Import-Package", "org.ferrule.api.driver,org.ferrule.api.model")
                .header("Service-Component", "OSGI-INF/driver.xml")
                .header(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.3.0))\"")
                .classes(HonestDriver.class, HonestDriver.Session.class)
                .descriptor("test.honest")
                .text("OSGI-INF/driver.xml", """
                        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="honest">
                          <implementation class="org.ferrule.launcher.boundary.HonestDriver"/>
                          <property name="ferrule.type" type="String" value="test.honest"/>
                          <service><provide interface="org.ferrule.api.driver.EquipmentDriver"/></service>
                        </scr:component>
                        """)
                .write(directory);
        return List.of(
                intruder,
                honest,
                plugin("test.importer", "Import-Package", "org.ferrule.audit;version=\"[0.1,0.1.99)\""),
                plugin("test.borrower", "Import-Package", "picocli"),
                plugin("test.hooker", "Import-Package", "org.osgi.framework.hooks.service"),
                plugin("test.requirer", "Require-Bundle", "org.ferrule.core"),
                plugin("test.fragment", "Fragment-Host", "org.ferrule.core"),
                plugin("test.extension", "Fragment-Host", "system.bundle; extension:=framework"),
                plugin(
                        "test.hijacker",
                        "Export-Package",
                        "org.ferrule.audit;version=0.1.99,org.ferrule.people;version=0.1.99,org.slf4j;version=2.0.99"));
    }

    private Path plugin(String name, String header, String value) throws IOException {
        return new PluginJar(name).header(header, value).write(directory);
    }
}
