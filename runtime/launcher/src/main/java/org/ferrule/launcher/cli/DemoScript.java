package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.ferrule.audit.Signature;
import org.ferrule.launcher.cli.DemoPeople.Person;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.ControlClient.Answer;
import org.ferrule.launcher.client.NoSiteException;

/** What the people of the demonstration do: through the control endpoint, like everybody else. */
final class DemoScript {
    private static final String BATCH = "DEMO-1";
    private static final String SET_POINT = "/api/v1/equipment/reactor-1/parameters/temperature.sp";
    private static final String START = "/api/v1/equipment/reactor-1/commands/start";

    private final DemoPeople people;
    private final DemoReport report;

    DemoScript(DemoPeople people, DemoReport report) {
        this.people = people;
        this.report = report;
    }

    void play() throws NoSiteException {
        Person quality = people.person("qa");
        report.refusal(
                "qa: write reactor-1 temperature.sp 36.5",
                quality.client().send("PUT", SET_POINT, write("not mine to do")),
                "NOT_AUTHORIZED");
        ControlClient operator = people.person("operator").client();
        Answer written = operator.send("PUT", SET_POINT, write("demonstration, step 1"));
        report.outcome("operator: write reactor-1 temperature.sp 36.5", written);
        Answer started =
                operator.send("POST", START, request("demonstration, step 2").put("waitSeconds", 20));
        report.outcome("operator: command reactor-1 start", started);
        review(quality, first(written), last(started));
    }

    private void review(Person quality, long first, long last) throws NoSiteException {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("first", first)
                .put("last", last)
                .put("comment", "demonstration: as intended");
        body.putObject("signature")
                .put("user", "qa")
                .put("password", quality.password())
                .put("meaning", Signature.Meaning.REVIEWED.name());
        report.review(
                "qa: audit review --first " + first + " --last " + last,
                quality.client().send("POST", "/api/v1/audit/review", body));
    }

    private static long first(Answer answer) {
        return answer.body().path("audit").path(0).asLong();
    }

    private static long last(Answer answer) {
        JsonNode audit = answer.body().path("audit");
        return audit.path(audit.size() - 1).asLong();
    }

    private static ObjectNode write(String reason) {
        return request(reason).put("value", "36.5").put("unit", "Cel");
    }

    private static ObjectNode request(String reason) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("requestId", UUID.randomUUID().toString())
                .put("reason", reason);
        body.putObject("context").put("batch", BATCH);
        return body;
    }
}
