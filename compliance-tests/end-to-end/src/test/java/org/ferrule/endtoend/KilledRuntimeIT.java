package org.ferrule.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.UUID;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code kill -9} of the runtime leaves. */
class KilledRuntimeIT {
    @TempDir
    Path home;

    @Test
    @Proves({Req.AUD_030, Req.FLT_012})
    void aKilledRuntimeFindsItsRequestsAndItsTrailWhole() throws Exception {
        try (TestSite site = new TestSite(home)) {
            site.writeReactor(site.reactor(0));
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
            people.comeBack("operator");
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
    @Proves({Req.AUD_002, Req.FLT_012})
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
            people.comeBack("operator");
            people.comeBack("supervisor");
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
}
