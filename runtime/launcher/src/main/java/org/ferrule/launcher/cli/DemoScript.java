package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.NoSiteException;

/** What the demonstration does as an operator would: through the control endpoint, like everybody else. */
final class DemoScript {
    private final ControlClient client;
    private final DemoReport report;

    DemoScript(ControlClient client, DemoReport report) {
        this.client = client;
        this.report = report;
    }

    void play() throws NoSiteException {
        ObjectNode write = request().put("value", "36.5").put("unit", "Cel").put("reason", "demonstration, step 1");
        report.outcome(
                "write reactor-1 temperature.sp 36.5",
                client.send("PUT", "/api/v1/equipment/reactor-1/parameters/temperature.sp", write));
        ObjectNode start = request().put("waitSeconds", 20).put("reason", "demonstration, step 2");
        report.outcome(
                "command reactor-1 start", client.send("POST", "/api/v1/equipment/reactor-1/commands/start", start));
    }

    private static ObjectNode request() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("requestId", UUID.randomUUID().toString());
    }
}
