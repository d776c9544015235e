package org.ferrule.conformance.contract.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One clause of a header of OSGi: {@code path; path; attribute=value; directive:=value}.
 *
 * @param paths what it is about, at least one
 * @param parameters attributes by name, and directives by name and colon, such as {@code resolution:}
 */
record HeaderClause(List<String> paths, Map<String, String> parameters) {
    /** The clauses of a header; none for an empty one. */
    static List<HeaderClause> parse(String header) {
        List<HeaderClause> clauses = new ArrayList<>();
        for (String text : split(header, ',')) {
            List<String> paths = new ArrayList<>();
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String part : split(text, ';')) {
                List<String> sides = split(part, '=');
                if (sides.size() == 1) {
                    paths.add(part);
                } else {
                    // A typed attribute (name:Type=value) is found by its name, a directive (name:=value) by name and
                    // colon.
                    parameters.put(sides.get(0).replaceAll(":.+", ""), unquoted(part.substring(part.indexOf('=') + 1)));
                }
            }
            clauses.add(new HeaderClause(List.copyOf(paths), Map.copyOf(parameters)));
        }
        return clauses;
    }

    /** All paths of all clauses. */
    static List<String> paths(String header) {
        return parse(header).stream().flatMap(clause -> clause.paths().stream()).toList();
    }

    /** An attribute, or a directive with its colon; empty if it is not there. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static String unquoted(String value) {
        String stripped = value.strip();
        boolean isQuoted = stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"");
        return isQuoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            isQuoted ^= c == '"';
            if (c == separator && !isQuoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
