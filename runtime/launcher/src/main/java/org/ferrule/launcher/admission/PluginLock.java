package org.ferrule.launcher.admission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A lock file: which plugins are wanted, by name, with the hash of their files. A site has one beside {@code site.yaml}, the
 * distribution one beside its {@code plugins/}.
 *
 * @param plugins by name
 * @param note what is particular about it, which goes into the audit trail; empty as a rule
 */
public record PluginLock(Map<String, LockedPlugin> plugins, String note) {
    /** The name of every lock file. */
    public static final String FILE = "plugins.lock";

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final Set<String> KEYS = Set.of("file", "name", "version", "sha256", "signer");

    /** Sorts and copies. */
    public PluginLock {
        plugins = Collections.unmodifiableMap(new TreeMap<>(plugins));
    }

    /** A lock on these. */
    public static PluginLock of(Collection<LockedPlugin> all) {
        Map<String, LockedPlugin> byName = new TreeMap<>();
        all.forEach(plugin -> byName.put(plugin.name(), plugin));
        return new PluginLock(byName, "");
    }

    /**
     * The lock file in a directory; empty if there is none.
     *
     * @throws IOException if it cannot be read, or is not as Ferrule writes it; says where and what to do
     */
    public static Optional<PluginLock> in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(MAPPER.readTree(Files.readAllBytes(file))));
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw new IOException(
                    file + " is no lock file: "
                            + String.valueOf(wrong.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")
                            + ". Restore it, or write it anew with 'ferrule plugin lock' after looking at each file.",
                    wrong);
        }
    }

    private static PluginLock parse(JsonNode tree) {
        if (tree.path("pluginLock").asInt() != 1 || !tree.path("plugins").isArray()) {
            throw new IllegalArgumentException("it must begin with \"pluginLock\": 1 and hold a list \"plugins\"");
        }
        List<LockedPlugin> all = new ArrayList<>();
        for (JsonNode plugin : tree.path("plugins")) {
            Set<String> unknown = new TreeSet<>();
            plugin.fieldNames().forEachRemaining(unknown::add);
            unknown.removeAll(KEYS);
            String sha256 = plugin.path("sha256").asText();
            if (!unknown.isEmpty()
                    || !sha256.matches("[0-9a-f]{64}")
                    || text(plugin, "name").isEmpty()) {
                throw new IllegalArgumentException("each plugin has " + new TreeSet<>(KEYS)
                        + " and a sha256 of 64 lower-case hexadecimal digits, but one is " + plugin);
            }
            all.add(new LockedPlugin(
                    text(plugin, "file"), text(plugin, "name"), text(plugin, "version"), sha256, signer(plugin)));
        }
        PluginLock lock = of(all).noting(text(tree, "note"));
        if (lock.plugins().size() != all.size()) {
            throw new IllegalArgumentException("it names one plugin twice");
        }
        return lock;
    }

    private static Optional<Signer> signer(JsonNode plugin) {
        JsonNode signer = plugin.path("signer");
        return signer.isObject()
                ? Optional.of(new Signer(text(signer, "subject"), text(signer, "sha256")))
                : Optional.empty();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asText("");
    }

    /** The same with a note. */
    public PluginLock noting(String particular) {
        return new PluginLock(plugins, particular);
    }

    /** The plugin of that name, if it is wanted. */
    public Optional<LockedPlugin> find(String name) {
        return Optional.ofNullable(plugins.get(name));
    }

    /** The same with this plugin, in place of another of its name. */
    public PluginLock with(LockedPlugin plugin) {
        Map<String, LockedPlugin> changed = new TreeMap<>(plugins);
        changed.put(plugin.name(), plugin);
        return new PluginLock(changed, note);
    }

    /** The same without a plugin. */
    public PluginLock without(String name) {
        Map<String, LockedPlugin> changed = new TreeMap<>(plugins);
        changed.remove(name);
        return new PluginLock(changed, note);
    }

    /** Writes it durably in place of the old one: a crash leaves either of the two. */
    public void write(Path directory) throws IOException {
        ObjectNode tree = MAPPER.createObjectNode().put("pluginLock", 1);
        if (!note.isEmpty()) {
            tree.put("note", note);
        }
        for (LockedPlugin plugin : plugins.values()) {
            ObjectNode json = tree.withArray("/plugins").addObject();
            json.put("file", plugin.file()).put("name", plugin.name()).put("version", plugin.version());
            json.put("sha256", plugin.sha256());
            plugin.signer()
                    .ifPresent(signer -> json.putObject("signer")
                            .put("subject", signer.subject())
                            .put("sha256", signer.sha256()));
        }
        tree.withArray("/plugins");
        replace(
                directory.resolve(FILE),
                (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file beside, forces it to the disk and puts it in its place. */
    static void replace(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.write(part, content);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
