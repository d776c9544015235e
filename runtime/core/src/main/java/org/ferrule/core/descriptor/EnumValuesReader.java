package org.ferrule.core.descriptor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.NodeReader;

/** Reads an ENUM's names: a list, whose codes then count from 0, or a map from name to code. */
final class EnumValuesReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private final NodeReader reader;
    private final Map<Long, String> values = new LinkedHashMap<>();

    EnumValuesReader(NodeReader reader) {
        this.reader = reader;
    }

    /** Names by code, in order. */
    Optional<Map<Long, String>> read(ConfigNode node) {
        if (node instanceof ConfigNode.Sequence list) {
            for (ConfigNode item : list.items()) {
                reader.text(item).ifPresent(name -> add(item, values.size(), name));
            }
        } else if (node instanceof ConfigNode.Mapping map) {
            for (ConfigNode.Entry entry : map.entries().values()) {
                reader.integer(entry.value()).ifPresent(code -> add(entry.value(), code, entry.key()));
            }
        } else {
            return reader.wrong(node, "must be a list of names or a map {NAME: code}, but is " + node.describe() + ".");
        }
        if (values.isEmpty()) {
            reader.mistakes().add(node, "needs at least one name.");
        }
        return Optional.of(values);
    }

    private void add(ConfigNode node, long code, String name) {
        if (!NAME.matcher(name).matches()) {
            reader.mistakes().add(node, "'" + name + "' is no name of a value: use a letter, then letters, digits, _ and -.");
        } else if (values.containsValue(name)) {
            reader.mistakes().add(node, "the name '" + name + "' is there twice. Remove one.");
        } else if (values.containsKey(code)) {
            reader.mistakes().add(node, "the code " + code + " is already '" + values.get(code) + "'. Each name needs a code of its own.");
        } else {
            values.put(code, name);
        }
    }
}
