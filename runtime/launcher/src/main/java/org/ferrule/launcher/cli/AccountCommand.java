package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.ferrule.launcher.client.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks after accounts; everything here needs the role ADMIN. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "List, make and change the accounts of the running site; needs the role ADMIN.",
        footer = {
            "",
            "Roles: OPERATOR, SUPERVISOR, QA, ENGINEER, ADMIN.",
            "Example: ferrule account create ann --name \"Ann Miller\" --role OPERATOR"
        })
final class AccountCommand {
    private static final String ACCOUNTS = "/api/v1/accounts";

    /** What an account may do and where. */
    static final class Assignment {
        @Option(
                names = "--role",
                required = true,
                split = ",",
                paramLabel = "ROLE",
                description = "OPERATOR, SUPERVISOR, QA, ENGINEER or ADMIN; several with commas.")
        private List<String> roles = List.of();

        @Option(
                names = "--equipment",
                split = ",",
                paramLabel = "ID",
                description = "Act on this equipment alone; several with commas (default: all).")
        private List<String> equipment = List.of();

        ObjectNode addTo(ObjectNode body) {
            roles.forEach(role -> body.withArray("roles").add(role.toUpperCase(Locale.ROOT)));
            equipment.forEach(body.withArray("equipment")::add);
            return body;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all accounts.")
    int list(@Mixin SiteOptions site) throws Exception {
        return site.show(site.connect().get(ACCOUNTS), AccountCommand::table);
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Make an account; prints a one-time secret for its first sign-in, this once.")
    int create(
            @Mixin SiteOptions site,
            @Mixin Assignment assignment,
            @Parameters(paramLabel = "USER", description = "User id; never used again for somebody else.") String user,
            @Option(names = "--name", required = true, description = "Name as printed under signatures.") String name)
            throws Exception {
        ObjectNode body = object().put("user", user).put("printedName", name);
        return site.show(site.connect().send("POST", ACCOUNTS, assignment.addTo(body)), answer -> secret(user, answer));
    }

    @Command(
            name = "assign",
            mixinStandardHelpOptions = true,
            description = "Replace an account's roles and equipment.")
    int assign(
            @Mixin SiteOptions site,
            @Mixin Assignment assignment,
            @Parameters(paramLabel = "USER", description = "User id.") String user,
            @Option(names = "--reason", required = true, description = "Why; goes into the audit trail.") String reason)
            throws Exception {
        ObjectNode body = assignment.addTo(object().put("reason", reason));
        return site.show(
                site.connect().send("POST", path(user, "assign"), body),
                answer -> user + " has other roles now, and has to sign in again");
    }

    @Command(
            name = "enable",
            mixinStandardHelpOptions = true,
            description = "Open a closed account, or end a lock-out.")
    int enable(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "USER", description = "User id.") String user,
            @Option(names = "--reason", required = true, description = "Why; goes into the audit trail.") String reason)
            throws Exception {
        ObjectNode body = object().put("reason", reason);
        return site.show(
                site.connect().send("POST", path(user, "enable"), body), answer -> user + " may sign in again");
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Close an account and end its sessions; it is kept for the record.")
    int disable(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "USER", description = "User id.") String user,
            @Option(names = "--reason", required = true, description = "Why; goes into the audit trail.") String reason)
            throws Exception {
        ObjectNode body = object().put("reason", reason);
        return site.show(site.connect().send("POST", path(user, "disable"), body), answer -> user + " is closed");
    }

    @Command(
            name = "reset",
            mixinStandardHelpOptions = true,
            description = "Give a forgotten password up; prints a one-time secret for the next sign-in, this once.")
    int reset(
            @Mixin SiteOptions site,
            @Parameters(paramLabel = "USER", description = "User id.") String user,
            @Option(names = "--reason", required = true, description = "Why; goes into the audit trail.") String reason)
            throws Exception {
        ObjectNode body = object().put("reason", reason);
        return site.show(site.connect().send("POST", path(user, "reset"), body), answer -> secret(user, answer));
    }

    private static String secret(String user, JsonNode answer) {
        return "one-time secret of " + user + ", shown this once: "
                + answer.path("secret").asText() + System.lineSeparator() + user
                + " signs in with it (ferrule sign-in " + user + ") and then chooses a password";
    }

    private static String table(JsonNode accounts) {
        Table table =
                new Table("USER", "NAME", "ROLES", "EQUIPMENT", "STATE", "PASSWORD UNTIL (UTC)", "LOCKED UNTIL (UTC)");
        for (JsonNode account : accounts) {
            table.add(List.of(
                    account.path("user").asText(),
                    account.path("printedName").asText(),
                    Words.list(account.path("roles"), "-"),
                    Words.list(account.path("equipment"), "all"),
                    account.path("state").asText(),
                    account.path("passwordExpires").asText(),
                    account.path("lockedUntil").asText("")));
        }
        return table.toString();
    }

    private static String path(String user, String verb) {
        return ACCOUNTS + "/" + ControlClient.encode(user) + "/" + verb;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
