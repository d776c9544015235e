package org.ferrule.core.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node of a file, with its place. Text stays text until a reader asks for a type, so YAML's own guesses never count. */
public sealed interface ConfigNode {
    /** Where it stands. */
    Place place();

    /** Dotted path of keys from the top of the file; empty for the top. */
    String path();

    /** What it is, for messages: {@code a map}, {@code a list}, or the value in quotes. */
    String describe();

    /**
     * A single value.
     *
     * @param place where it stands
     * @param path keys from the top
     * @param text as written, without quotes
     * @param isPlain false if it was written in quotes or as a block
     */
    record Scalar(Place place, String path, String text, boolean isPlain) implements ConfigNode {
        /** True for nothing at all, {@code ~} and {@code null}. */
        public boolean isNothing() {
            return isPlain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }

        @Override
        public String describe() {
            return isNothing() ? "nothing" : "'" + text + "'";
        }
    }

    /**
     * Values in order.
     *
     * @param place where it starts
     * @param path keys from the top
     * @param items in order
     */
    record Sequence(Place place, String path, List<ConfigNode> items) implements ConfigNode {
        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /**
     * Keys with their values.
     *
     * @param place the key that holds this map, because that is where something missing is missed
     * @param path keys from the top
     * @param entries in the file's order
     */
    record Mapping(Place place, String path, Map<String, Entry> entries) implements ConfigNode {
        /** Copies the entries. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String describe() {
            return "a map";
        }
    }

    /**
     * One key with its value.
     *
     * @param key as written
     * @param place where the key stands
     * @param value what it holds
     */
    record Entry(String key, Place place, ConfigNode value) {
        /** The key's path, which is the value's. */
        public String path() {
            return value.path();
        }
    }
}
