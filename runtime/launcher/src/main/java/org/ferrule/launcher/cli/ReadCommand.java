package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.ferrule.launcher.client.ControlClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the latest values. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Show the latest value of one parameter, or of all parameters of an equipment.",
        footer = {"", "Example: ferrule read reactor-1 temperature.pv"})
final class ReadCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Parameters(index = "0", paramLabel = "EQUIPMENT", description = "Which equipment.")
    private String equipment = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PARAMETER", description = "Which parameter; all without it.")
    private @Nullable String parameter;

    @Override
    public Integer call() throws Exception {
        String path = "/api/v1/equipment/" + ControlClient.encode(equipment) + "/parameters";
        ControlClient client = site.connect();
        return parameter == null
                ? site.show(client.get(path), ReadCommand::table)
                : site.show(client.get(path + "/" + ControlClient.encode(parameter)), Words::sample);
    }

    private static String table(JsonNode samples) {
        Table table = new Table("PARAMETER", "VALUE", "QUALITY", "ACQUIRED (UTC)");
        samples.forEach(sample -> table.add(Words.sampleCells(sample)));
        return table.toString();
    }
}
