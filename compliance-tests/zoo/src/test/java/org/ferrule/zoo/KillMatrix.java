package org.ferrule.zoo;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Requirement;
import org.ferrule.zoo.Mutants.Mutant;

/** Which broken driver shows that which requirement is checked. */
final class KillMatrix {
    private KillMatrix() {}

    /** What a driver must do, and can fail to do. */
    static List<Requirement> requirements() {
        return Catalogue.load().requirements().stream()
                .filter(Requirement::isActive)
                .filter(Requirement::isMandatory)
                .filter(Requirement::bindsDriver)
                .toList();
    }

    /** Requirements whose mutants are not caught, or are not there, each with the reason. */
    static Map<String, String> gaps() {
        return read("gaps.properties");
    }

    /** Requirements whose mutants are packages, in the kit's own tests: the class that breaks them. */
    static Map<String, String> elsewhere() {
        return read("elsewhere.properties");
    }

    /** Mutants that were seen with all checks of level 3, and failed what they declare and nothing else. */
    static List<String> triedWhole() {
        try {
            return Specimen.resource("tried-whole.txt")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> read(String name) {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Specimen.resource(name)));
            Map<String, String> map = new TreeMap<>();
            properties.stringPropertyNames().forEach(id -> map.put(id, properties.getProperty(id)));
            return map;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Mutant> mutants(String requirement) {
        return Mutants.all().stream()
                .filter(mutant -> mutant.requirements().contains(requirement))
                .toList();
    }

    /** As a page. */
    static String page() {
        StringBuilder page = new StringBuilder("""
                # Kill matrix

                Which deliberately broken driver shows that the conformance kit catches a violation of which requirement. This page is generated from the
                declarations in `compliance-tests/zoo`; each of these drivers is a few lines, and fails what it declares with the words in the last column.
                `mvn verify` visits a few of them; `-Pexhaustive` visits all, with all checks, and nothing may fail but what is declared.

                Each was seen to fail, with those words, the checks of what it declares. %s

                | requirement | broken by | and the kit says |
                |---|---|---|
                """.formatted(whole()));
        Map<String, String> gaps = gaps();
        Map<String, String> elsewhere = elsewhere();
        for (Requirement requirement : requirements()) {
            String id = requirement.id();
            List<Mutant> mutants = mutants(id);
            page.append("| ").append(id).append(' ').append(requirement.title()).append(" | ");
            if (gaps.containsKey(id)) {
                page.append(names(mutants)).append(" | **gap**: ").append(gaps.get(id));
            } else if (mutants.isEmpty()) {
                page.append("packages, in `").append(elsewhere.get(id)).append("` | see there");
            } else {
                page.append(names(mutants))
                        .append(" | ")
                        .append(mutants.stream()
                                .map(mutant -> mutant.breaks().says())
                                .filter(says -> !says.isEmpty())
                                .map(says -> "`" + says + "`")
                                .distinct()
                                .collect(Collectors.joining(", ")));
            }
            page.append(" |\n");
        }
        return page.toString();
    }

    private static String whole() {
        List<String> tried = triedWhole();
        String all = "With all checks of level 3, where nothing but that may fail, ";
        return tried.isEmpty()
                ? all + "none of them was tried yet."
                : all + tried.size() + " of " + Mutants.all().size() + " were tried: "
                        + tried.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + ".";
    }

    private static String names(List<Mutant> mutants) {
        return mutants.stream().map(mutant -> "`" + mutant.name() + "`").collect(Collectors.joining(", "));
    }
}
