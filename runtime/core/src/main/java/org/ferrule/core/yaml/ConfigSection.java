package org.ferrule.core.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ferrule.api.model.Range;
import org.ferrule.core.spelling.Nearest;

/** A map of a file with typed access to its keys. A key that is not there yields nothing; one that does not fit, a mistake. */
public final class ConfigSection {
    private final ConfigNode.Mapping map;
    private final NodeReader reader;

    /** Reads the map's keys with a reader that notes mistakes. */
    public ConfigSection(ConfigNode.Mapping map, NodeReader reader) {
        this.map = map;
        this.reader = reader;
    }

    /**
     * Notes every key that is not accepted.
     *
     * @param noun what a key is here: {@code key}, {@code setting}
     * @param owner who accepts the keys, for the message
     * @param accepted in the order to show them
     */
    public void acceptOnly(String noun, String owner, Collection<String> accepted) {
        for (ConfigNode.Entry entry : entries()) {
            if (!accepted.contains(entry.key())) {
                reader.mistakes()
                        .add(
                                entry.place(),
                                entry.path(),
                                "unknown " + noun + "." + Nearest.question(entry.key(), accepted) + " " + owner
                                        + " accepts: " + String.join(", ", accepted) + ".");
            }
        }
    }

    /** All keys with their values, in the file's order. */
    public List<ConfigNode.Entry> entries() {
        return new ArrayList<>(map.entries().values());
    }

    /** True if the key is there, whatever it holds. */
    public boolean has(String key) {
        return map.entries().containsKey(key);
    }

    /** The key's value. */
    public Optional<ConfigNode> node(String key) {
        return Optional.ofNullable(map.entries().get(key)).map(ConfigNode.Entry::value);
    }

    /** The key's value, read by a function that notes mistakes itself. */
    public <T> Optional<T> read(String key, Function<ConfigNode, Optional<T>> read) {
        return node(key).flatMap(read);
    }

    /** Like {@link #read}, but notes a mistake if the key is missing. */
    public <T> Optional<T> require(String key, String example, Function<ConfigNode, Optional<T>> read) {
        if (!has(key)) {
            wrong(key, "is missing. Add it, for example " + key + ": " + example);
        }
        return read(key, read);
    }

    /** A text. */
    public Optional<String> text(String key) {
        return read(key, reader::text);
    }

    /** A text that must be there; empty text, with a mistake noted, if it is not. */
    public String requireText(String key, String example) {
        Optional<String> text = require(key, example, reader::text);
        if (text.filter(String::isBlank).isPresent()) {
            wrong(key, "is empty. Write a text, for example " + example + ".");
        }
        return text.orElse("");
    }

    /** A whole number. */
    public Optional<Long> integer(String key) {
        return read(key, reader::integer);
    }

    /** A number. */
    public Optional<Double> real(String key) {
        return read(key, reader::real);
    }

    /** True or false. */
    public Optional<Boolean> bool(String key) {
        return read(key, reader::bool);
    }

    /** A length of time. */
    public Optional<Duration> duration(String key) {
        return read(key, reader::duration);
    }

    /** Low and high end. */
    public Optional<Range> range(String key) {
        return read(key, reader::range);
    }

    /** One of an enumeration's names. */
    public <E extends Enum<E>> Optional<E> word(String key, Class<E> type) {
        return read(key, node -> reader.word(node, type));
    }

    /** A section within this one. */
    public Optional<ConfigSection> section(String key) {
        return read(key, reader::section);
    }

    /** A list's items; none if the key is missing. */
    public List<ConfigNode> items(String key) {
        return read(key, reader::list).map(ConfigNode.Sequence::items).orElse(List.of());
    }

    /** Sections under a key, by their own key; those that are no sections are noted and left out. */
    public List<NamedSection> sections(String key) {
        List<NamedSection> named = new ArrayList<>();
        section(key)
                .ifPresent(all -> all.entries()
                        .forEach(entry -> reader.section(entry.value())
                                .ifPresent(section -> named.add(new NamedSection(entry, section)))));
        return named;
    }

    /** Notes a mistake at a key's value, or at this section if the key is missing. */
    public void wrong(String key, String message) {
        String path = map.path().isEmpty() ? key : map.path() + "." + key;
        reader.mistakes().add(node(key).map(ConfigNode::place).orElse(map.place()), path, message);
    }

    /** Notes a mistake at this section. */
    public void wrong(String message) {
        reader.mistakes().add(map, message);
    }

    /** The reader behind this section. */
    public NodeReader reader() {
        return reader;
    }

    /**
     * A section under the key that names it.
     *
     * @param entry key and place
     * @param section what it holds
     */
    public record NamedSection(ConfigNode.Entry entry, ConfigSection section) {
        /** The key. */
        public String name() {
            return entry.key();
        }
    }
}
