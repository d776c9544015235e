package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.launcher.admission.LockedFolder;
import org.ferrule.launcher.admission.LockedPlugin;
import org.ferrule.launcher.admission.RefusedPluginException;
import org.ferrule.launcher.boot.LaunchClock;
import org.ferrule.launcher.client.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plugins that come and go while a site runs, and the lock file of a site that does not. */
@Command(
        name = "plugin",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List, install, update and remove plugins of the running site; needs the role ENGINEER.",
        footer = {
            "",
            "A jar must be signed by a vendor whose certificate is in SITE_DIR/pki/vendors.",
            "Example: ferrule plugin install pump-1.2.0.jar --reason \"new feed pump, change 2026-14\""
        })
final class PluginCommand {
    private static final String PLUGINS = "/api/v1/plugins";

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List plugins, and files that are refused.")
    int list(@Mixin SiteOptions site) throws Exception {
        return site.show(site.connect().get(PLUGINS), PluginCommand::table);
    }

    @Command(
            name = "install",
            mixinStandardHelpOptions = true,
            description = "Take in a plugin that the site does not have, and start it.")
    int install(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "FILE", description = "The plugin's jar, or a descriptor with bindings.")
                    Path file,
            @Option(names = "--reason", required = true, description = "Why; goes into the audit trail.") String reason)
            throws Exception {
        ControlClient.Answer answer = site.connect().upload("POST", path(file, reason), Files.readAllBytes(file));
        return site.show(answer, done -> told("installed ", done));
    }

    @Command(
            name = "update",
            mixinStandardHelpOptions = true,
            description = "Put another version in place; it is taken back if its equipment does not come ONLINE.")
    int update(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "FILE", description = "The plugin's jar, or a descriptor with bindings.")
                    Path file,
            @Option(names = "--reason", required = true, description = "Why; goes into the audit trail.") String reason,
            @Option(names = "--rollback", description = "An older version is meant.") boolean isOlderWanted)
            throws Exception {
        String path = path(file, reason) + (isOlderWanted ? "&rollback=true" : "");
        return site.show(
                site.connect().upload("PUT", path, Files.readAllBytes(file)), done -> told("updated to ", done));
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Take a plugin away; its equipment is not available until another comes.")
    int remove(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "NAME", description = "As 'ferrule plugin list' has it.") String name,
            @Option(names = "--reason", required = true, description = "Why; goes into the audit trail.") String reason)
            throws Exception {
        String path = PLUGINS + "/" + ControlClient.encode(name) + "?reason=" + ControlClient.encode(reason);
        return site.show(
                site.connect().send("DELETE", path, JsonNodeFactory.instance.objectNode()),
                done -> told("removed ", done));
    }

    @Command(
            name = "lock",
            mixinStandardHelpOptions = true,
            description =
                    "Name everything in DIR/plugins in DIR/plugins.lock, after looking at it; for a site that does not run.")
    int lock(
            @Mixin SiteOptions output,
            @Parameters(paramLabel = "DIR", description = "Directory of the site.") Path directory,
            @Option(names = "--distribution", hidden = true, description = "Whoever signed: for building Ferrule.")
                    boolean isDistribution)
            throws Exception {
        List<LockedPlugin> locked;
        try {
            locked = LockedFolder.lock(directory, isDistribution, LaunchClock::today);
        } catch (RefusedPluginException refused) {
            output.error(refused.getMessage() + "");
            return FerruleCommand.FAILED;
        }
        Table table = new Table("PLUGIN", "VERSION", "FILE", "SIGNED BY", "SHA-256");
        var json = JsonNodeFactory.instance.arrayNode();
        for (LockedPlugin plugin : locked) {
            String signer = plugin.signer().map(by -> by.subject()).orElse("-");
            table.add(List.of(plugin.name(), plugin.version(), plugin.file(), signer, plugin.sha256()));
            json.addObject()
                    .put("name", plugin.name())
                    .put("version", plugin.version())
                    .put("file", plugin.file())
                    .put("signer", signer)
                    .put("sha256", plugin.sha256());
        }
        output.print(output.isJson() ? json.toPrettyString() : table.toString());
        return 0;
    }

    private static String path(Path file, String reason) {
        return PLUGINS + "?file=" + ControlClient.encode(String.valueOf(file.getFileName())) + "&reason="
                + ControlClient.encode(reason);
    }

    private static String told(String what, JsonNode done) {
        String previous = done.path("previousVersion").asText();
        StringBuilder text = new StringBuilder(what)
                .append(done.path("name").asText())
                .append(' ')
                .append(done.path("version").asText());
        if (what.startsWith("updated")) {
            text.append(" from ").append(previous);
        }
        done.path("equipment")
                .properties()
                .forEach(each -> text.append(System.lineSeparator())
                        .append("  ")
                        .append(each.getKey())
                        .append(' ')
                        .append(each.getValue().asText()));
        return text.toString();
    }

    private static String table(JsonNode inventory) {
        Table table = new Table("PLUGIN", "VERSION", "STATE", "FROM", "SIGNED BY", "TYPES", "EQUIPMENT");
        for (JsonNode plugin : inventory.path("plugins")) {
            List<String> equipment = new ArrayList<>();
            plugin.path("equipment")
                    .properties()
                    .forEach(each ->
                            equipment.add(each.getKey() + " " + each.getValue().asText()));
            String signer = plugin.path("signer").asText();
            table.add(List.of(
                    plugin.path("name").asText(),
                    plugin.path("version").asText(),
                    plugin.path("state").asText(),
                    plugin.path("isOfSite").asBoolean() ? "site" : "distribution",
                    signer.isEmpty() ? "-" : signer,
                    Words.list(plugin.path("types"), "-"),
                    equipment.isEmpty() ? "-" : String.join(", ", equipment)));
        }
        StringBuilder text = new StringBuilder(table.toString());
        inventory
                .path("refused")
                .properties()
                .forEach(each -> text.append(System.lineSeparator())
                        .append("REFUSED  ")
                        .append(each.getKey())
                        .append(": ")
                        .append(each.getValue().asText()));
        if (inventory.path("isUnsignedAllowed").asBoolean()) {
            text.append(System.lineSeparator())
                    .append("UNSIGNED PLUGINS ARE ALLOWED  this run was started with --allow-unsigned");
        }
        return text.toString();
    }
}
