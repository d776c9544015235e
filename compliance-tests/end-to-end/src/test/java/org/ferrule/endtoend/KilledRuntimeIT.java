package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.UUID;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -9} of the runtime leaves: one site is killed with all of it under way, and the tests look at what is left. */
class KilledRuntimeIT {
    private static final String WRITTEN = UUID.randomUUID().toString();
    private static final String STARTED = UUID.randomUUID().toString();
    private static final String FILL = UUID.randomUUID().toString();

    @TempDir
    private static Path home;

    private static TestSite site;
    private static TestPeople people;
    private static JsonNode before;

    @BeforeAll
    static void killASite() throws Exception {
        site = new TestSite(home);
        site.writeReactorAndPump(site.reactor(0));
        Ferrule runtime = site.runtime();
        people = site.people(runtime, "operator", "supervisor");
        before = people.ask("operator", write("36.5"));
        assertThat(before.path("phase").asText()).as(before.toString()).isEqualTo("ACCEPTED");
        people.run("operator", "command", "reactor-1", "start", "--wait", "0", "--request-id", STARTED);
        people.run("operator", "command", "pump-1", "fill", "--wait", "0", "--request-id", FILL);

        runtime.kill();

        isIntact();
        site.runtime();
        people.comeBack("operator");
        people.comeBack("supervisor");
    }

    @AfterAll
    static void end() {
        site.close();
    }

    @Test
    @Proves({Req.AUD_030, Req.FLT_012})
    void aKilledRuntimeFindsItsRequestsAndItsTrailWhole() throws Exception {
        JsonNode after = site.request(WRITTEN);
        assertThat(after.path("phase").asText()).isEqualTo("ACCEPTED");
        assertThat(after.path("audit")).isEqualTo(before.path("audit"));
        JsonNode open = site.request(STARTED);
        assertThat(open.path("phase").asText()).isIn("UNKNOWN", "SUCCEEDED");

        JsonNode again = people.ask("operator", write("36.5"));
        assertThat(again.path("audit"))
                .as("the same id is answered, not executed")
                .isEqualTo(before.path("audit"));
        JsonNode other = people.ask("operator", write("36.9"));
        assertThat(other.path("error").path("code").asText()).isEqualTo("DUPLICATE_REQUEST");
        isIntact();
    }

    @Test
    @Proves({Req.AUD_002, Req.FLT_012})
    void aCommandThatWasOpenIsUnknownAndBlocksUntilASupervisorSettlesIt() throws Exception {
        assertThat(site.ask("request", "show", FILL).path("phase").asText()).isEqualTo("UNKNOWN");
        Ferrule blocked = people.run("operator", "command", "pump-1", "fill", "--wait", "0");
        assertThat(blocked.exitCode()).as(blocked.told()).isEqualTo(1);
        assertThat(blocked.json().path("phase").asText()).isEqualTo("REJECTED");

        String[] settle = {"request", "reconcile", FILL, "--executed", "true", "--evidence", "the bag is full"};
        Ferrule notTheirs = people.run("operator", settle);
        assertThat(notTheirs.json().at("/error/code").asText()).isEqualTo("NOT_AUTHORIZED");
        Ferrule settled = people.run("supervisor", settle);
        assertThat(settled.exitCode()).as(settled.told()).isZero();
        Ferrule again = people.run("operator", "command", "pump-1", "fill", "--wait", "0");
        assertThat(again.exitCode()).as(again.told()).isZero();
        isIntact();
    }

    private static String[] write(String value) {
        return new String[] {"write", "reactor-1", "temperature.sp", value, "--reason", "a", "--request-id", WRITTEN};
    }

    private static void isIntact() throws Exception {
        Ferrule verify = Ferrule.run(home, "audit", "verify", site.data().toString());
        assertThat(verify.exitCode()).as(verify.told()).isZero();
    }
}
