package org.ferrule.conformance.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Level;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Standing;

/** What the three levels ask for, and how far the plugin comes. */
final class Levels {
    private Levels() {}

    static String name(int level) {
        return switch (Level.of(level)) {
            case FUNCTIONAL -> "functional";
            case RESILIENT -> "resilient";
            case GMP_READY -> "GMP-ready";
        };
    }

    private static String meaning(Level level) {
        return switch (level) {
            case FUNCTIONAL -> "it does what its descriptor says, as long as nothing goes wrong";
            case RESILIENT -> "it also stands what goes wrong on lines, in devices and in processes";
            case GMP_READY ->
                "it also leaves the records, the safeguards and the papers that regulated manufacture needs";
        };
    }

    static String claim(int level) {
        return "Level " + level + " (" + name(level) + "): " + meaning(Level.of(level))
                + (level == 1 ? "" : ", and all of the levels below");
    }

    /** Those above the claim are in it too, with nothing that was looked at. */
    static String table(Results results) {
        return "<h2>Level by level</h2>\n<table class=\"num\">"
                + Markup.heading("Level", "binding", "met", "not met", "waived")
                + Arrays.stream(Level.values())
                        .map(level -> row(results, level))
                        .collect(Collectors.joining())
                + "</table>\n";
    }

    private static String row(Results results, Level level) {
        String title = level.number() + " " + name(level.number()) + ": " + meaning(level);
        if (level.number() > results.run().level()) {
            return Markup.row(List.of(title, "not claimed", "", "", ""));
        }
        List<RequirementResult> claimed = results.requirements().stream()
                .filter(result -> result.level() == level.number())
                .filter(result -> result.standing() != Standing.NOT_CLAIMED && result.standing() != Standing.ADVISED)
                .toList();
        return Markup.row(List.of(
                title,
                Integer.toString(claimed.size()),
                count(claimed, Standing.MET),
                count(claimed, Standing.NOT_MET),
                count(claimed, Standing.WAIVED)));
    }

    private static String count(List<RequirementResult> of, Standing standing) {
        return Long.toString(
                of.stream().filter(result -> result.standing() == standing).count());
    }
}
