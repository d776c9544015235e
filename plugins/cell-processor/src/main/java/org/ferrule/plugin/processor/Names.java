package org.ferrule.plugin.processor;

import java.util.List;
import java.util.Locale;

/** Names in settings; case and punctuation do not count. */
final class Names {
    private Names() {}

    /** The names in a setting, separated by commas. */
    static List<String> list(String setting) {
        return List.of(setting.strip().split("\\s*,\\s*"));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
