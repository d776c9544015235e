package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.ferrule.audit.Signature;
import org.ferrule.launcher.client.ControlClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Executes a command. */
@Command(
        name = "command",
        mixinStandardHelpOptions = true,
        description = "Execute a command through the governor and wait for its outcome.",
        footer = {
            "",
            "Examples: ferrule command reactor-1 hold",
            "          ferrule command reactor-1 startControl loop=temperature sp=37.0",
            "          ferrule command reactor-1 start --sign PERFORMED --batch B-7"
        })
final class CommandCommand implements Callable<Integer> {
    @Mixin
    private SiteOptions site = new SiteOptions();

    @Parameters(index = "0", paramLabel = "EQUIPMENT", description = "Which equipment.")
    private String equipment = "";

    @Parameters(index = "1", paramLabel = "COMMAND", description = "Which command.")
    private String command = "";

    @Parameters(index = "2..*", paramLabel = "NAME=VALUE", description = "Arguments.")
    private Map<String, String> arguments = new LinkedHashMap<>();

    @Mixin
    private CircumstanceOptions circumstances = new CircumstanceOptions();

    @Option(
            names = "--expect",
            paramLabel = "STATE",
            description = "Refuse unless the functional unit is in this state.")
    private String expectedState = "";

    @Option(
            names = "--sign",
            paramLabel = "MEANING",
            description = "Sign electronically; what the signature says: ${COMPLETION-CANDIDATES}.")
    private Signature.@Nullable Meaning meaning;

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Wait so long for the outcome, 0 to 60 (default: ${DEFAULT-VALUE}).")
    private double wait;

    @Option(
            names = "--request-id",
            paramLabel = "UUID",
            description = "Send a request again after a lost answer; it is never executed twice.")
    private UUID requestId = UUID.randomUUID();

    @Option(names = "--save", paramLabel = "FILE", description = "Where to keep the file that the command yields.")
    private @Nullable Path save;

    @Override
    public Integer call() throws Exception {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("requestId", requestId.toString())
                .put("expectedState", expectedState)
                .put("waitSeconds", wait);
        circumstances.addTo(body);
        ObjectNode given = body.putObject("arguments");
        arguments.forEach(given::put);
        ControlClient client = site.connect();
        if (meaning != null) {
            signing.sign(body, meaning);
        }
        String path =
                "/api/v1/equipment/" + ControlClient.encode(equipment) + "/commands/" + ControlClient.encode(command);
        ControlClient.Answer answer = client.send("POST", path, body);
        int code = Requests.show(site, client, answer);
        if (save != null && !save(answer.body().path("files"), save)) {
            return FerruleCommand.FAILED;
        }
        if (meaning != null && code == 0 && Requests.signatures(client, answer).isEmpty()) {
            site.note("not signed: " + command + " asks for no signature, and none was kept");
        }
        return code;
    }

    /** Never replaces a file: it may be the record of another run. */
    private boolean save(JsonNode files, Path target) throws IOException {
        if (files.size() != 1) {
            site.note("nothing saved: " + command + " yielded " + files.size() + " files");
            return false;
        }
        Files.write(target, files.elements().next().path("base64").binaryValue(), StandardOpenOption.CREATE_NEW);
        site.note("saved " + target);
        return true;
    }
}
