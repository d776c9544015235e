package org.ferrule.conformance.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.conformance.statement.Statement;

/** Writes a site with equipment of the type under trial, all on the links of the statement. JSON is YAML enough for a site file. */
final class SiteFile {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    /** Before a value that only the simulator's device takes for one. */
    private static final String SECRET = "secret:";

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    private final Statement statement;
    private final ObjectNode links = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final ObjectNode equipment = JsonNodeFactory.instance.objectNode();

    SiteFile(Statement statement) {
        this.statement = statement;
    }

    /** Adds one equipment whose device is behind a simulator; its links get names of their own. */
    void add(String id, Simulator simulator) {
        statement.links().forEach((name, link) -> links.set(id + "-" + name, object(link, simulator)));
        ObjectNode one = equipment.putObject(id).put("type", statement.type());
        statement.settings().forEach((name, value) -> {
            String meant = statement.links().containsKey(value) ? id + "-" + value : filled(value, simulator);
            put(one, name, meant);
        });
        if (!statement.limits().isEmpty()) {
            ObjectNode limits = one.putObject("limits");
            statement
                    .limits()
                    .forEach((parameter, range) -> limits.putArray(parameter.toString())
                            .add(range.low())
                            .add(range.high()));
        }
    }

    private ObjectNode object(Map<String, String> texts, Simulator simulator) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        texts.forEach((name, value) -> put(object, name, filled(value, simulator)));
        return object;
    }

    private static String filled(String value, Simulator simulator) {
        return PLACEHOLDER.matcher(value).replaceAll(found -> Matcher.quoteReplacement(simulator.told(found.group(1))));
    }

    /** Numbers and truth values are told from texts by having no quotes; what is secret stands in a file of its own. */
    private void put(ObjectNode object, String name, String value) {
        if (value.startsWith(SECRET)) {
            String secret = "secret-" + (secrets.size() + 1);
            secrets.put(secret, value.substring(SECRET.length()));
            object.putObject(name).put("secret", secret);
        } else if (NUMBER.matcher(value).matches()) {
            object.put(name, new BigDecimal(value));
        } else if (value.equals("true") || value.equals("false")) {
            object.put(name, Boolean.parseBoolean(value));
        } else {
            object.put(name, value);
        }
    }

    /** Writes {@code site.yaml}. */
    void write(Path directory) throws IOException {
        ObjectNode site = JsonNodeFactory.instance.objectNode().put("site", "conformance");
        site.set("links", links);
        site.set("equipment", equipment);
        Files.writeString(Files.createDirectories(directory).resolve("site.yaml"), site.toPrettyString() + "\n");
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            Path file = Files.createDirectories(directory.resolve("secrets")).resolve(secret.getKey());
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret.getValue());
        }
    }

    /** Lets the site trust a simulator's certificate, if it has one. */
    static void trust(Path directory, Simulator simulator) throws IOException {
        if (!simulator.told("certificate").isEmpty()) {
            Path certificate = Path.of(simulator.told("certificate"));
            Path trusted = Files.createDirectories(directory.resolve("pki/trusted"));
            // Each device has one of its own, and all of one type call the file the same.
            Path own = trusted.resolve(simulator.told("port") + "-" + certificate.getFileName());
            Files.copy(certificate, own, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
