package org.ferrule.audit.export;

import java.util.Locale;

/** Text from outside, so that it shows what it is and does nothing: no markup, no hidden or reordering characters. */
public final class VisibleText {
    private VisibleText() {}

    /** For HTML, in an element's text or a quoted attribute. */
    public static String html(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                shown.append("<span class=\"esc\">").append(escape(point)).append("</span>");
            } else {
                shown.append(entity(point));
            }
        });
        return shown.toString();
    }

    /** The same, shortened: a page is not the place for the thousandth line of one reason. */
    static String html(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length <= longest) {
            return html(text);
        }
        String start = text.substring(0, text.offsetByCodePoints(0, longest));
        return html(start) + " <span class=\"esc\">[" + (length - longest)
                + " more characters in records.jsonl]</span>";
    }

    /** For anything else: hidden characters as escapes. */
    public static String plain(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (isHidden(point)) {
                shown.append(escape(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    private static String entity(int point) {
        return switch (point) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> Character.toString(point);
        };
    }

    private static String escape(int point) {
        return switch (point) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, point > 0xffff ? "\\u{%x}" : "\\u%04x", point);
        };
    }

    /** Control, format (bidirectional overrides, zero width), separators other than the space, and what is no character at all. */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> false;
        };
    }
}
