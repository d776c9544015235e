package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.ferrule.launcher.client.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks how a request stands, cancels it, answers what its device asks, or settles its unknown outcome. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Show, cancel, decide or reconcile a request that was made before.")
final class RequestCommand {
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show how a request stands.")
    int show(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "REQUEST_ID", description = "Its id.") UUID request,
            @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "0", description = "Wait for its outcome.")
                    double wait)
            throws Exception {
        ControlClient client = site.connect();
        return Requests.show(site, client, client.get("/api/v1/requests/" + request + "?waitSeconds=" + wait));
    }

    @Command(name = "cancel", mixinStandardHelpOptions = true, description = "Ask the device to give a command up.")
    int cancel(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "REQUEST_ID", description = "Its id.") UUID request,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why.") String reason)
            throws Exception {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        ControlClient.Answer answer = site.connect().send("POST", "/api/v1/requests/" + request + "/cancel", body);
        return site.show(answer, Words::execution);
    }

    @Command(
            name = "decide",
            mixinStandardHelpOptions = true,
            description = "Answer what the device waits for a person to decide.")
    int decide(
            @Mixin SiteOptions site,
            @Parameters(index = "0", paramLabel = "REQUEST_ID", description = "Its id.") UUID request,
            @Parameters(index = "1", paramLabel = "OPTION", description = "One of the options that it shows.")
                    String option,
            @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why.") String reason)
            throws Exception {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("option", option).put("reason", reason);
        ControlClient.Answer answer = site.connect().send("POST", "/api/v1/requests/" + request + "/decide", body);
        return site.show(answer, Words::execution);
    }

    @Command(
            name = "reconcile",
            mixinStandardHelpOptions = true,
            description = "Settle an UNKNOWN outcome on evidence; the functional unit takes commands again.")
    int reconcile(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "REQUEST_ID", description = "Its id.") UUID request,
            @Option(
                            names = "--executed",
                            required = true,
                            arity = "1",
                            paramLabel = "true|false",
                            description = "Whether the device did it.")
                    boolean wasExecuted,
            @Option(names = "--evidence", required = true, paramLabel = "TEXT", description = "How you know.")
                    String evidence)
            throws Exception {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("wasExecuted", wasExecuted).put("evidence", evidence);
        ControlClient.Answer answer = site.connect().send("POST", "/api/v1/requests/" + request + "/reconcile", body);
        return site.show(answer, Words::execution);
    }
}
