package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ferrule.audit.Signature;
import org.ferrule.launcher.client.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes, shows and gives back the lock of a functional unit. */
@Command(
        name = "lock",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keep others from writing to a functional unit for a while, or break such a lock.")
final class LockCommand {
    @Command(name = "acquire", mixinStandardHelpOptions = true, description = "Take the lock, or renew it.")
    int acquire(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "EQUIPMENT", description = "Which equipment.") String equipment,
            @Option(names = "--unit", defaultValue = "", description = "Which functional unit.") String unit,
            @Option(
                            names = "--seconds",
                            defaultValue = "600",
                            description = "For how long (default: ${DEFAULT-VALUE}).")
                    long seconds,
            @Option(names = "--purpose", required = true, description = "What for.") String purpose)
            throws Exception {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("seconds", seconds).put("purpose", purpose);
        return site.show(site.connect().send("PUT", path(equipment, unit), body), LockCommand::words);
    }

    @Command(name = "release", mixinStandardHelpOptions = true, description = "Give the lock back.")
    int release(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "EQUIPMENT", description = "Which equipment.") String equipment,
            @Option(names = "--unit", defaultValue = "", description = "Which functional unit.") String unit)
            throws Exception {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        return site.show(site.connect().send("DELETE", path(equipment, unit), nothing), LockCommand::words);
    }

    @Command(
            name = "break",
            mixinStandardHelpOptions = true,
            description = "End somebody else's lock; needs the role SUPERVISOR, a reason and a signature.")
    int breakOpen(
            @Mixin SiteOptions site,
            @Mixin SigningOptions signing,
            @Parameters(paramLabel = "EQUIPMENT", description = "Which equipment.") String equipment,
            @Option(names = "--unit", defaultValue = "", description = "Which functional unit.") String unit,
            @Option(names = "--reason", required = true, description = "Why; goes into the audit trail.") String reason)
            throws Exception {
        ControlClient client = site.connect();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        signing.sign(body, Signature.Meaning.PERFORMED);
        return site.show(client.send("POST", path(equipment, "/break", unit), body), LockCommand::words);
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show who holds the lock.")
    int show(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "EQUIPMENT", description = "Which equipment.") String equipment,
            @Option(names = "--unit", defaultValue = "", description = "Which functional unit.") String unit)
            throws Exception {
        return site.show(site.connect().get(path(equipment, unit)), LockCommand::words);
    }

    private static String path(String equipment, String unit) {
        return path(equipment, "", unit);
    }

    private static String path(String equipment, String below, String unit) {
        return "/api/v1/equipment/" + ControlClient.encode(equipment) + "/lock" + below + "?unit="
                + ControlClient.encode(unit);
    }

    private static String words(JsonNode lock) {
        return lock.path("locked").asBoolean()
                ? "locked by " + lock.path("user").asText() + " ("
                        + lock.path("client").asText() + ") until "
                        + lock.path("until").asText() + " for "
                        + lock.path("purpose").asText()
                : "not locked";
    }
}
