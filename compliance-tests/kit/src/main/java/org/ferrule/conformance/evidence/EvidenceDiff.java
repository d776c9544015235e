package org.ferrule.conformance.evidence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ferrule.conformance.result.RequirementResult;
import org.ferrule.conformance.result.Results;
import org.jspecify.annotations.Nullable;

/** What differs between two runs, of two releases for example, or at two sites. */
public final class EvidenceDiff {
    private EvidenceDiff() {}

    /** One line for each difference, facts first; empty if the two found the same. */
    public static List<String> lines(Results before, Results after) {
        List<String> lines = new ArrayList<>();
        Map<String, String> old = facts(before);
        facts(after).forEach((name, value) -> line(lines, name, old.getOrDefault(name, ""), value));
        Map<String, RequirementResult> first = byId(before);
        Map<String, RequirementResult> second = byId(after);
        second.forEach((id, result) -> line(lines, id, verdict(first.get(id)), verdict(result)));
        first.keySet().stream()
                .filter(id -> !second.containsKey(id))
                .forEach(id -> line(lines, id, verdict(first.get(id)), verdict(null)));
        return lines;
    }

    private static void line(List<String> lines, String name, String before, String after) {
        if (!before.equals(after)) {
            lines.add(name + ": " + before + " -> " + after);
        }
    }

    private static Map<String, String> facts(Results results) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("result", results.isConformant() ? "conformant" : "not conformant");
        facts.put("level", Integer.toString(results.run().level()));
        facts.put("type", results.subject().type());
        facts.put("plugin", results.subject().bundle() + " " + results.subject().version());
        facts.put("plugin SHA-256", results.subject().sha256());
        facts.put("descriptor SHA-256", results.subject().descriptorSha256());
        facts.put("kit", results.run().kit());
        facts.put("simulator", results.run().simulator());
        return facts;
    }

    private static Map<String, RequirementResult> byId(Results results) {
        Map<String, RequirementResult> byId = new LinkedHashMap<>();
        results.requirements().forEach(result -> byId.put(result.id(), result));
        return byId;
    }

    private static String verdict(@Nullable RequirementResult result) {
        return result == null
                ? "not in the catalogue"
                : result.verdict() + " (" + result.standing() + ")"
                        + (Objects.equals(result.reason(), "") ? "" : ", " + result.reason());
    }
}
