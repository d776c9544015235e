package org.ferrule.conformance.waiver;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads waivers: a YAML list of {@code {id, reason, approver, expires}}. */
public final class WaiverFile {
    private static final List<String> KEYS = List.of("id", "reason", "approver", "expires");
    private static final String REMEDY =
            " Write each as - {id: RES-007, reason: why, approver: who, expires: 2027-06-30}";

    private WaiverFile() {}

    /**
     * The waivers of a file.
     *
     * @param name of the file, for messages
     * @param yaml its text
     * @throws IllegalArgumentException if it is not well formed; names file, entry and remedy
     */
    public static List<Waiver> read(String name, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Waiver> waivers = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        try {
            Object content = new Yaml(new SafeConstructor(options)).load(yaml);
            if (content == null) {
                return List.of();
            }
            if (!(content instanceof List<?> entries)) {
                throw new IllegalArgumentException("is no list of waivers.");
            }
            for (Object entry : entries) {
                Waiver waiver = waiver(entry);
                if (!ids.add(waiver.id())) {
                    throw new IllegalArgumentException(waiver.id() + " is waived twice. Remove one of the two.");
                }
                waivers.add(waiver);
            }
        } catch (YAMLException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ": " + wrong.getMessage(), wrong);
        }
        return List.copyOf(waivers);
    }

    private static Waiver waiver(Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("'" + entry + "' is no waiver." + REMEDY);
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new IllegalArgumentException(
                        "unknown key '" + key + "' in " + new TreeSet<>(KEYS) + "." + REMEDY);
            }
        }
        String id = text(map, "id");
        return new Waiver(id, text(map, "reason"), text(map, "approver"), day(id, map.get("expires")));
    }

    private static String text(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (!(value instanceof String text) || text.isBlank()) {
            throw new IllegalArgumentException("the waiver " + map + " lacks '" + key + "'." + REMEDY);
        }
        return text.strip();
    }

    private static LocalDate day(String id, @Nullable Object value) {
        // An unquoted date is one to YAML, a quoted one is text.
        if (value instanceof Date date) {
            return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
        }
        try {
            return LocalDate.parse(String.valueOf(value));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    id + ": expires '" + value
                            + "' is no day. Write it as 2027-06-30; a waiver without an end is none.",
                    e);
        }
    }
}
