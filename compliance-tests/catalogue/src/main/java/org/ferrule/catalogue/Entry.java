package org.ferrule.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One mapping of a file. Every key is asked for, so that a misspelt one is found instead of ignored. */
final class Entry {
    private final Map<?, ?> content;
    private final Set<String> known = new TreeSet<>();

    Entry(Map<?, ?> content) {
        this.content = content;
    }

    String text(String key) {
        String text = textOr(key, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(this + " lacks '" + key + "'. Write it as text.");
        }
        return text;
    }

    String textOr(String key, String absent) {
        known.add(key);
        Object value = content.get(key);
        return value instanceof String text ? text : refuseUnlessAbsent(key, absent);
    }

    int number(String key) {
        known.add(key);
        return content.get(key) instanceof Integer number ? number : refuseUnlessAbsent(key, 0);
    }

    <E extends Enum<E>> E choice(String key, Class<E> choices) {
        return Enum.valueOf(choices, text(key));
    }

    <E extends Enum<E>> E choiceOr(String key, E absent) {
        return Enum.valueOf(absent.getDeclaringClass(), textOr(key, absent.name()));
    }

    /** The mappings of a list; empty if the key is absent. */
    List<Entry> list(String key) {
        known.add(key);
        List<Entry> entries = new ArrayList<>();
        if (content.get(key) instanceof List<?> list) {
            for (Object element : list) {
                if (!(element instanceof Map)) {
                    throw new IllegalArgumentException(this + ": '" + element + "' in '" + key + "' is not a mapping.");
                }
                entries.add(new Entry((Map<?, ?>) element));
            }
            return entries;
        }
        return refuseUnlessAbsent(key, entries);
    }

    void refuseOthers() {
        for (Object key : content.keySet()) {
            if (!known.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(this + ": unknown key '" + key + "'. Known are " + known + ".");
            }
        }
    }

    private <T> T refuseUnlessAbsent(String key, T absent) {
        if (content.containsKey(key)) {
            throw new IllegalArgumentException(this + ": '" + key + "' has the wrong type: " + content.get(key) + ".");
        }
        return absent;
    }

    @Override
    public String toString() {
        return String.valueOf(content.containsKey("id") ? content.get("id") : content);
    }
}
