package org.ferrule.conformance.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * One thing that was done to the plugin, and what was seen.
 *
 * @param requirements ids of what it is about
 * @param element the parameter, command, state or alarm it is about; empty for the plugin as a whole
 * @param title one sentence that says what should be
 * @param verdict what came of it
 * @param reason why it is not PASS; empty for PASS
 * @param done what was done
 * @param seen what was seen, by the wire, the audit trail or the interface, in this order of weight
 * @param seed of everything random in it
 * @param began when
 * @param millis how long it took
 */
public record CheckResult(
        List<String> requirements,
        String element,
        String title,
        Verdict verdict,
        String reason,
        String done,
        String seen,
        long seed,
        Instant began,
        long millis) {
    public CheckResult {
        requirements = List.copyOf(requirements);
        if (requirements.isEmpty() || title.isBlank()) {
            throw new IllegalArgumentException("a check has a title and names the requirements that it is about");
        }
        if (verdict != Verdict.PASS && reason.isBlank()) {
            throw new IllegalArgumentException(title + ": " + verdict + " without a reason");
        }
    }

    /** For example {@code PAR-004 [temperature.sp] above the operating range is refused before the wire}. */
    @JsonProperty(value = "name", access = JsonProperty.Access.READ_ONLY)
    public String name() {
        return name(requirements, element, title);
    }

    /** The same of a check that is not made yet. */
    public static String name(List<String> requirements, String element, String title) {
        return String.join(", ", requirements) + (element.isEmpty() ? " " : " [" + element + "] ") + title;
    }
}
