package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.ferrule.launcher.client.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a set-point. */
@Command(
        name = "write",
        mixinStandardHelpOptions = true,
        description = "Write a parameter through the governor, read it back and show what the device holds.",
        footer = {"", "Example: ferrule write reactor-1 temperature.sp 37.0 --reason \"per batch record step 4\""})
final class WriteCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Parameters(index = "0", paramLabel = "EQUIPMENT", description = "Which equipment.")
    private String equipment = "";

    @Parameters(index = "1", paramLabel = "PARAMETER", description = "Which parameter.")
    private String parameter = "";

    @Parameters(index = "2", paramLabel = "VALUE", description = "The new value, in the parameter's unit.")
    private String value = "";

    @Option(names = "--unit", paramLabel = "UCUM", description = "Refuse unless the parameter's unit is this one.")
    private String unit = "";

    @Mixin
    private CircumstanceOptions circumstances = new CircumstanceOptions();

    @Option(
            names = "--request-id",
            paramLabel = "UUID",
            description = "Send a request again after a lost answer; it is never executed twice.")
    private UUID requestId = UUID.randomUUID();

    @Override
    public Integer call() throws Exception {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("requestId", requestId.toString()).put("value", value).put("unit", unit);
        circumstances.addTo(body);
        String path = "/api/v1/equipment/" + ControlClient.encode(equipment) + "/parameters/"
                + ControlClient.encode(parameter);
        ControlClient client = site.connect();
        return Requests.show(site, client, client.send("PUT", path, body));
    }
}
