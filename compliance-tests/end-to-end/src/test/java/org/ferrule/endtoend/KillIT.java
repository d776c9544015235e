package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.ferrule.endtoend.TestSite.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -9} of a device or of the runtime does to a site. */
class KillIT {
    /** The sensors' descriptors say 5 s; a question takes the start of a process on top. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private static final Duration BACK = Duration.ofSeconds(60);

    @TempDir
    Path home;

    @Test
    void aKilledDeviceGoesBadAloneAndComesBackByItself() throws Exception {
        try (TestSite site = new TestSite(home)) {
            Device ph = site.sensor("arc-ph", 0);
            Device oxygen = site.sensor("arc-do", 0);
            site.writeUsual(ph, oxygen, site.reactor(0));
            site.runtime();
            assertThat(site.ask("read", "do-1", "value").path("quality").asText())
                    .isEqualTo("GOOD");

            oxygen.process().kill();

            await().atMost(STALE).until(() -> quality(site, "do-1").equals("BAD"));
            JsonNode lost = site.ask("read", "do-1", "value");
            assertThat(lost.path("status").asText()).isEqualTo("NoCommunication");
            assertThat(lost.path("value").isNumber())
                    .as("the last usable value stays readable")
                    .isTrue();
            assertThat(quality(site, "ph-1")).isEqualTo("GOOD");
            assertThat(site.ask("alarms"))
                    .anySatisfy(a -> assertThat(a.path("equipment").asText()).isEqualTo("do-1"));

            Instant restarted = Instant.now();
            site.sensor("arc-do", oxygen.port());

            await().atMost(BACK).until(() -> quality(site, "do-1").equals("GOOD"));
            JsonNode fresh = site.ask("read", "do-1", "value");
            assertThat(Instant.parse(fresh.path("acquiredTime").asText())).isAfter(restarted);
            assertThat(site.ask("equipment", "do-1").path("connection").asText())
                    .isEqualTo("ONLINE");
        }
    }

    @Test
    void aKilledServerIsBrowsedAndSubscribedAnew() throws Exception {
        try (TestSite site = new TestSite(home)) {
            Device reactor = site.reactor(0);
            site.writeUsual(site.sensor("arc-ph", 0), site.sensor("arc-do", 0), reactor);
            site.runtime();

            reactor.process().kill();
            await().atMost(STALE.plusSeconds(10))
                    .until(() -> site.ask("read", "reactor-1", "temperature.pv")
                            .path("quality")
                            .asText()
                            .equals("BAD"));
            assertThat(quality(site, "do-1")).isEqualTo("GOOD");

            site.reactor(reactor.port());
            await().atMost(BACK)
                    .until(() -> site.ask("equipment", "reactor-1")
                            .path("connection")
                            .asText()
                            .equals("ONLINE"));
            JsonNode first = site.ask("read", "reactor-1", "temperature.pv");
            await().atMost(BACK)
                    .until(() -> site.ask("read", "reactor-1", "temperature.pv")
                                    .path("sequence")
                                    .asLong()
                            > first.path("sequence").asLong());
        }
    }

    @Test
    void aKilledRuntimeFindsItsRequestsAndItsTrailWhole() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.writeUsual(site.sensor("arc-ph", 0), site.sensor("arc-do", 0), site.reactor(0));
            Ferrule runtime = site.runtime();
            TestPeople people = site.people(runtime, "operator");
            String written = UUID.randomUUID().toString();
            String started = UUID.randomUUID().toString();
            String[] write = {"write", "reactor-1", "temperature.sp", "36.5", "--reason", "a", "--request-id", written};
            JsonNode before = people.ask("operator", write);
            assertThat(before.path("phase").asText()).as(before.toString()).isEqualTo("ACCEPTED");
            people.run("operator", "command", "reactor-1", "start", "--wait", "0", "--request-id", started);

            runtime.kill();

            assertThat(Ferrule.run(home, "audit", "verify", site.data().toString())
                            .exitCode())
                    .isZero();
            site.runtime();
            people.signIn("operator", TestPeople.PASSWORD + "\n");
            JsonNode after = site.ask("request", "show", written);
            assertThat(after.path("phase").asText()).isEqualTo("ACCEPTED");
            assertThat(after.path("audit")).isEqualTo(before.path("audit"));
            JsonNode open = site.ask("request", "show", started);
            assertThat(open.path("phase").asText()).isIn("UNKNOWN", "SUCCEEDED");

            JsonNode again = people.ask("operator", write);
            assertThat(again.path("audit"))
                    .as("the same id is answered, not executed")
                    .isEqualTo(before.path("audit"));
            write[3] = "36.9";
            JsonNode other = people.ask("operator", write);
            assertThat(other.path("error").path("code").asText()).isEqualTo("DUPLICATE_REQUEST");
            assertThat(Ferrule.run(home, "audit", "verify", site.data().toString())
                            .exitCode())
                    .isZero();
        }
    }

    @Test
    void aCommandThatWasOpenIsUnknownAndBlocksUntilASupervisorSettlesIt() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.writePump();
            Ferrule runtime = site.runtime();
            TestPeople people = site.people(runtime, "operator", "supervisor");
            String fill = UUID.randomUUID().toString();
            people.run("operator", "command", "pump-1", "fill", "--wait", "0", "--request-id", fill);

            runtime.kill();

            site.runtime();
            assertThat(site.ask("request", "show", fill).path("phase").asText()).isEqualTo("UNKNOWN");
            people.signIn("operator", TestPeople.PASSWORD + "\n");
            people.signIn("supervisor", TestPeople.PASSWORD + "\n");
            Ferrule blocked = people.run("operator", "command", "pump-1", "fill", "--wait", "0");
            assertThat(blocked.exitCode()).as(blocked.told()).isEqualTo(1);
            assertThat(blocked.json().path("phase").asText()).isEqualTo("REJECTED");

            String[] settle = {"request", "reconcile", fill, "--executed", "true", "--evidence", "the bag is full"};
            Ferrule notTheirs = people.run("operator", settle);
            assertThat(notTheirs.json().at("/error/code").asText()).isEqualTo("NOT_AUTHORIZED");
            Ferrule settled = people.run("supervisor", settle);
            assertThat(settled.exitCode()).as(settled.told()).isZero();
            Ferrule again = people.run("operator", "command", "pump-1", "fill", "--wait", "0");
            assertThat(again.exitCode()).as(again.told()).isZero();
            Ferrule verify = Ferrule.run(home, "audit", "verify", site.data().toString());
            assertThat(verify.exitCode()).as(verify.told()).isZero();
        }
    }

    private static String quality(TestSite site, String sensor) throws Exception {
        return site.ask("read", sensor, "value").path("quality").asText();
    }
}
