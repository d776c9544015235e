package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.endtoend.TestSite.Device;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -9} of a device does to a site. One site serves both tests; each gives back the device that it takes. */
class KilledDeviceIT {
    /** The descriptors say 5 s, and a sample is taken each second. */
    private static final Duration STALE = Duration.ofSeconds(10);

    private static final Duration BACK = Duration.ofSeconds(60);

    @TempDir
    private static Path home;

    private static TestSite site;
    private static Device oxygen;
    private static Device reactor;
    private static TestPeople people;

    @BeforeAll
    static void runASite() throws Exception {
        site = new TestSite(home);
        oxygen = site.sensor("arc-do", 0);
        reactor = site.reactor(0);
        site.writeUsual(site.sensor("arc-ph", 0), oxygen, reactor);
        people = site.people(site.runtime(), "operator");
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @Test
    @Proves({Req.EVT_004, Req.EVT_005})
    void aKilledDeviceGoesBadAloneAndComesBackByItself() throws Exception {
        assertThat(quality("do-1", "value")).isEqualTo("GOOD");

        oxygen.process().kill();

        await().atMost(STALE).until(() -> quality("do-1", "value").equals("BAD"));
        JsonNode lost = site.ask("read", "do-1", "value");
        assertThat(lost.path("status").asText()).isEqualTo("NoCommunication");
        assertThat(lost.path("value").isNumber())
                .as("the last usable value stays readable")
                .isTrue();
        assertThat(quality("ph-1", "value")).isEqualTo("GOOD");
        assertThat(site.ask("alarms"))
                .anySatisfy(a -> assertThat(a.path("state").asText()).isEqualTo("ACTIVE_UNACKNOWLEDGED"));

        Instant restarted = Instant.now();
        oxygen = site.sensor("arc-do", oxygen.port());

        await().atMost(BACK).until(() -> quality("do-1", "value").equals("GOOD"));
        JsonNode fresh = site.sample("do-1", "value");
        assertThat(Instant.parse(fresh.path("acquiredTime").asText())).isAfter(restarted);
        assertThat(site.ask("equipment", "do-1").path("connection").asText()).isEqualTo("ONLINE");
        acknowledgeThatItWasGone();
    }

    private static void acknowledgeThatItWasGone() throws Exception {
        assertThat(alarmState()).isEqualTo("CLEARED_UNACKNOWLEDGED");
        String[] seen = {"alarms", "acknowledge", "do-1", "communicationLost"};
        Ferrule silent = people.run("operator", seen);
        assertThat(silent.exitCode()).isEqualTo(2);
        assertThat(silent.err()).contains("Missing required option", "--comment");
        Ferrule blank = people.run("operator", seen[0], seen[1], seen[2], seen[3], "--comment", " ");
        assertThat(blank.exitCode()).isEqualTo(1);
        assertThat(blank.out() + blank.err()).contains("VALIDATION", "with a comment");
        Ferrule nobody = people.run("stranger", seen[0], seen[1], seen[2], seen[3], "--comment", "seen");
        assertThat(nobody.exitCode()).isNotZero();
        assertThat(alarmState()).isEqualTo("CLEARED_UNACKNOWLEDGED");

        people.ask("operator", seen[0], seen[1], seen[2], seen[3], "--comment", "it was killed");

        assertThat(alarmState()).isEmpty();
        assertThat(site.ask("audit", "show", "--reason", "it was killed").toString())
                .contains("do-1/communicationLost", "\"operator\"", "\"raised\"");
    }

    private static String alarmState() throws Exception {
        for (JsonNode alarm : site.ask("alarms")) {
            if (alarm.path("equipment").asText().equals("do-1")) {
                return alarm.path("state").asText();
            }
        }
        return "";
    }

    @Test
    void aKilledServerIsBrowsedAndSubscribedAnew() throws Exception {
        reactor.process().kill();
        await().atMost(STALE.plusSeconds(10))
                .until(() -> quality("reactor-1", "temperature.pv").equals("BAD"));
        assertThat(quality("do-1", "value")).isEqualTo("GOOD");

        reactor = site.reactor(reactor.port());
        await().atMost(BACK)
                .until(() ->
                        site.equipment("reactor-1").path("connection").asText().equals("ONLINE"));
        long first = sequence();
        await().atMost(BACK).until(() -> sequence() > first);
    }

    private static long sequence() throws Exception {
        return site.sample("reactor-1", "temperature.pv").path("sequence").asLong();
    }

    private static String quality(String equipment, String parameter) throws Exception {
        return site.sample(equipment, parameter).path("quality").asText();
    }
}
