package org.ferrule.conformance.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A whole run.
 *
 * @param schema version of this form
 * @param subject what was judged
 * @param run how
 * @param environment machine, Java, operating system
 * @param requirements all of the catalogue, in its order
 * @param checks in the order in which they were made
 * @param shortcomings what stands against the claim, one sentence each; empty means conformant
 */
public record Results(
        String schema,
        Subject subject,
        RunFacts run,
        Map<String, String> environment,
        List<RequirementResult> requirements,
        List<CheckResult> checks,
        List<String> shortcomings) {
    /** The form that this kit writes and reads. */
    public static final String SCHEMA = "ferrule-conformance-results/1";

    public Results {
        environment = new TreeMap<>(environment);
        requirements = List.copyOf(requirements);
        checks = List.copyOf(checks);
        shortcomings = List.copyOf(shortcomings);
    }

    /** Whether the plugin may be called conformant at the level of the run. */
    @JsonProperty(value = "conformant", access = JsonProperty.Access.READ_ONLY)
    public boolean isConformant() {
        return shortcomings.isEmpty();
    }
}
