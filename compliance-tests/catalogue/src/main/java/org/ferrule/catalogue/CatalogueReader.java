package org.ferrule.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads the files of the groups, which lie beside this class. */
final class CatalogueReader {
    private CatalogueReader() {}

    static List<Requirement> readAll() {
        return Arrays.stream(Group.values())
                .flatMap(group -> read(group).stream())
                .toList();
    }

    private static List<Requirement> read(Group group) {
        try (InputStream file = Objects.requireNonNull(
                CatalogueReader.class.getResourceAsStream(group.file()), () -> group.file() + " is not in the jar.")) {
            return read(group, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Requirement> read(Group group, InputStream file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object content = new Yaml(new SafeConstructor(options)).load(file);
            if (!(content instanceof List)) {
                throw new IllegalArgumentException("is not a list of requirements.");
            }
            return ((List<?>) content)
                    .stream().map(entry -> requirement(group, entry)).toList();
        } catch (YAMLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(group.file() + ": " + e.getMessage(), e);
        }
    }

    private static Requirement requirement(Group group, Object content) {
        if (!(content instanceof Map)) {
            throw new IllegalArgumentException("'" + content + "' is not a requirement. Begin it with '- id:'.");
        }
        Entry entry = new Entry((Map<?, ?>) content);
        Requirement requirement = new Requirement(
                entry.text("id"),
                entry.text("title"),
                Level.of(entry.number("level")),
                entry.choice("strength", Strength.class),
                entry.choice("owner", Owner.class),
                entry.text("text"),
                entry.text("test"),
                entry.textOr("capability", ""),
                entry.list("clauses").stream().map(CatalogueReader::clause).toList(),
                entry.choiceOr("status", Status.ACTIVE),
                entry.textOr("planned", ""));
        entry.refuseOthers();
        if (!requirement.id().startsWith(group.name() + "-")) {
            throw new IllegalArgumentException(requirement.id() + " does not belong in this file.");
        }
        return requirement;
    }

    private static Clause clause(Entry entry) {
        Clause clause = new Clause(entry.text("standard"), entry.textOr("clause", ""));
        entry.refuseOthers();
        return clause;
    }
}
