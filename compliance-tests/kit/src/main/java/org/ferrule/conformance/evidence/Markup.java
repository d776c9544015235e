package org.ferrule.conformance.evidence;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.ferrule.audit.export.VisibleText;

/** Pieces of the report's HTML. Whatever comes from outside goes through {@link #text}. */
final class Markup {
    /** A page is not the place for the thousandth line of what a device said; results.json has all of it. */
    private static final int LONGEST = 600;

    private static final String ELSEWHERE = " <span class=\"esc\">[all of it: " + ResultsFile.NAME + "]</span>";

    private Markup() {}

    static String text(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return VisibleText.html(text);
        }
        return VisibleText.html(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + ELSEWHERE;
    }

    /** What was noted one after the other, each on a line of its own. */
    static String notes(String text) {
        boolean isWhole = text.codePointCount(0, text.length()) <= LONGEST;
        String shown = isWhole ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
        return Arrays.stream(shown.split("; ", -1))
                .map(VisibleText::html)
                .collect(Collectors.joining("<br>", "", isWhole ? "" : ELSEWHERE));
    }

    static String element(String name, String kind, String content) {
        return "<" + name + (kind.isEmpty() ? "" : " class=\"" + kind + "\"") + ">" + content + "</" + name + ">";
    }

    static String tag(Enum<?> verdict) {
        return element("span", "tag " + verdict.name(), verdict.name().replace('_', ' '));
    }

    static String row(List<String> cells) {
        return cells.stream().map(cell -> element("td", "", cell)).collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    static String heading(String... cells) {
        return List.of(cells).stream()
                .map(cell -> element("th", "", cell))
                .collect(Collectors.joining("", "<thead><tr>", "</tr></thead>\n"));
    }

    static String fact(String name, String value) {
        return "<tr><th>" + name + "</th><td>" + value + "</td></tr>\n";
    }

    static String list(Collection<String> lines) {
        return lines.stream()
                .map(line -> element("li", "", text(line)))
                .collect(Collectors.joining("\n", "<ul>", "</ul>\n"));
    }
}
