package org.ferrule.core.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Builds the located tree from the parser's events. Works on events because they still show anchors, tags and quotes. */
final class TreeBuilder {
    private static final int MAX_DEPTH = 20;

    private final Mistakes mistakes;

    TreeBuilder(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    Optional<ConfigNode.Mapping> build(Iterator<Event> events) {
        ConfigNode root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start) {
                refuseDirectives(start);
                ConfigNode document = node(events, events.next(), "", Place.START, 0);
                if (root != null) {
                    mistakes.add(place(start.getStartMark()), "", "a second document starts here. A file holds one.");
                    return Optional.empty();
                }
                root = document;
            }
        }
        if (root instanceof ConfigNode.Mapping map) {
            return Optional.of(map);
        }
        boolean isEmpty = root == null || root instanceof ConfigNode.Scalar scalar && scalar.isNothing();
        mistakes.add(Place.START, "", isEmpty ? "the file is empty." : "the file must hold keys with values, but holds " + root.describe() + ".");
        return Optional.empty();
    }

    static Place place(@Nullable Mark mark) {
        return mark == null ? Place.START : new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private void refuseDirectives(DocumentStartEvent start) {
        boolean hasTags = start.getTags() != null && !start.getTags().isEmpty();
        if (start.getVersion() != null || hasTags) {
            mistakes.add(place(start.getStartMark()), "", "YAML directives (%...) are not used here. Remove them.");
        }
    }

    private ConfigNode node(Iterator<Event> events, Event event, String path, Place owner, int depth) {
        Place here = place(event.getStartMark());
        refuseCleverness(event, here, path);
        if (event.is(Event.ID.MappingStart)) {
            return mapping(events, path, owner, depth + 1);
        }
        if (event.is(Event.ID.SequenceStart)) {
            return sequence(events, path, here, depth + 1);
        }
        if (event instanceof ScalarEvent scalar) {
            boolean isPlain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
            return new ConfigNode.Scalar(here, path, scalar.getValue(), isPlain);
        }
        return new ConfigNode.Scalar(here, path, "", true);
    }

    private ConfigNode mapping(Iterator<Event> events, String path, Place owner, int depth) {
        Map<String, ConfigNode.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); !event.is(Event.ID.MappingEnd); event = events.next()) {
            Place place = place(event.getStartMark());
            checkDepth(place, path, depth);
            String key = key(events, event, path, depth);
            ConfigNode value = node(events, events.next(), join(path, key), place, depth);
            ConfigNode.Entry first = entries.putIfAbsent(key, new ConfigNode.Entry(key, place, value));
            if (first != null) {
                mistakes.add(place, value.path(), "written twice; the first is in line " + first.place().line() + ". Remove one.");
            }
        }
        return new ConfigNode.Mapping(owner, path, entries);
    }

    private String key(Iterator<Event> events, Event event, String path, int depth) {
        Place place = place(event.getStartMark());
        ConfigNode key = node(events, event, path, place, depth);
        if (key instanceof ConfigNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text();
        }
        mistakes.add(place, path, "a key must be a word, not " + key.describe() + ".");
        return "?";
    }

    private ConfigNode sequence(Iterator<Event> events, String path, Place place, int depth) {
        List<ConfigNode> items = new ArrayList<>();
        for (Event event = events.next(); !event.is(Event.ID.SequenceEnd); event = events.next()) {
            Place here = place(event.getStartMark());
            checkDepth(here, path, depth);
            items.add(node(events, event, path + "[" + items.size() + "]", here, depth));
        }
        return new ConfigNode.Sequence(place, path, items);
    }

    private void refuseCleverness(Event event, Place place, String path) {
        if (event instanceof AliasEvent alias) {
            mistakes.add(place, path, "the alias *" + alias.getAnchor() + " is not allowed. Write the value out.");
        } else if (event instanceof NodeEvent node && node.getAnchor() != null) {
            mistakes.add(place, path, "the anchor &" + node.getAnchor() + " is not allowed. Write the value out where it is needed.");
        }
        String tag = tag(event);
        if (tag != null) {
            mistakes.add(place, path, "the tag " + tag + " is not allowed. Remove it.");
        }
    }

    private static @Nullable String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        return event instanceof CollectionStartEvent start ? start.getTag() : null;
    }

    private static void checkDepth(Place place, String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw new TooDeepException(place, path);
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Ends the building of a tree that no file of ours needs. */
    static final class TooDeepException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Place place;
        private final String path;

        TooDeepException(Place place, String path) {
            super("nested deeper than " + MAX_DEPTH + " levels");
            this.place = place;
            this.path = path;
        }

        void noteIn(Mistakes mistakes) {
            mistakes.add(place, path, getMessage() + ".");
        }
    }
}
