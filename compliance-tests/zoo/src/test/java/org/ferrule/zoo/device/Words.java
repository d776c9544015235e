package org.ferrule.zoo.device;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** The device's lines: words between blanks, whatever they hold, and a check sum behind a star. */
final class Words {
    private Words() {}

    static String hidden(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String plain(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }

    static String sealed(String line) {
        return line + "*" + sum(line);
    }

    static boolean isSealed(String line) {
        int star = line.lastIndexOf('*');
        return star >= 0 && sum(line.substring(0, star)).equals(line.substring(star + 1));
    }

    private static String sum(String line) {
        CRC32 crc = new CRC32();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    /** As JSON: numbers and truth values as they are, anything else in quotes. */
    static String json(String value) {
        if (value.matches("-?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?|true|false")) {
            return value;
        }
        StringBuilder json = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
