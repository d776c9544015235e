package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.ferrule.endtoend.pump.PumpDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of the packaged runtime, from the command line. */
class PluginsIT {
    @TempDir
    Path home;

    @Test
    void aPluginIsRefusedUnsignedInstalledSignedAndRemovedWhileTheSiteRuns() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.write("site: under-test", "links: {}", "equipment:", "  pump-1: {type: test.pump}");
            Path jar = home.resolve("pump.jar");
            new PluginJar("test.pump", PluginJar.SDK, PumpDriver.DESCRIPTOR).write(jar, PumpDriver.class);
            Vendor.ofThisBuild().trustedBy(site.directory());
            TestPeople people = site.people(site.runtime(), "engineer");
            assertThat(site.equipment("pump-1").path("connection").asText()).isEqualTo("BLOCKED");

            String[] install = {"plugin", "install", jar.toString(), "--reason", "change 7"};
            Ferrule unsigned = people.run("engineer", install);
            assertThat(unsigned.exitCode()).isNotZero();
            assertThat(unsigned.told())
                    .contains("pump.jar: The jar is not signed")
                    .contains("Ask the vendor");
            Vendor.ofThisBuild().sign(jar);
            JsonNode installed = people.ask("engineer", install);
            assertThat(installed.path("name").asText()).as("%s", installed).isEqualTo("test.pump");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() ->
                            site.equipment("pump-1").path("connection").asText().equals("ONLINE"));
            assertThat(site.directory().resolve("plugins/test.pump-1.0.0.jar")).exists();

            assertThat(people.ask("engineer", "plugin", "remove", "test.pump", "--reason", "change 8")
                            .path("equipment")
                            .path("pump-1")
                            .asText())
                    .isEqualTo("BLOCKED");
            assertThat(site.directory().resolve("plugins")).isEmptyDirectory();
        }
    }
}
