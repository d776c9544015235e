package org.ferrule.conformance.contract;

import java.util.List;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.result.CheckResult;

/**
 * One thing that is done to a plugin, and what should come of it.
 *
 * @param requirements ids of what it is about
 * @param element the parameter, command or alarm it is about, as the descriptor names it; empty for the plugin as a whole
 * @param title one sentence that says what should be
 * @param action does it
 * @param isAlone whether nothing else may be tried on the machine meanwhile, because it measures times that this would disturb
 */
public record Check(List<String> requirements, String element, String title, Action action, boolean isAlone) {
    public Check {
        requirements = List.copyOf(requirements);
    }

    /** One that others may be made beside. */
    public Check(List<String> requirements, String element, String title, Action action) {
        this(requirements, element, title, action, false);
    }

    /** The same, alone. */
    public Check alone() {
        return new Check(requirements, element, title, action, true);
    }

    /**
     * The same, and if it fails, the next check begins with processes of its own: what a command or an alarm has left open would be held
     * against that one, too.
     */
    public Check leavingNothing() {
        Action leaving = (bench, notes) -> {
            try {
                action.run(bench, notes);
            } catch (NotMetException failed) {
                bench.discard();
                throw failed;
            }
        };
        return new Check(requirements, element, title, leaving, isAlone);
    }

    /** About the plugin as a whole. */
    public static Check of(String requirement, String title, Action action) {
        return new Check(List.of(requirement), "", title, action);
    }

    /** About one element. */
    public static Check of(String requirement, Object element, String title, Action action) {
        return new Check(List.of(requirement), element.toString(), title, action);
    }

    /** As its result is named. */
    public String name() {
        return CheckResult.name(requirements, element, title);
    }

    /** What a check does. */
    @FunctionalInterface
    public interface Action {
        /**
         * Acts and looks. Returning means that all is as it should be.
         *
         * @param bench processes and witnesses; a check that only reads the file does not touch it, and nothing is started
         * @param notes takes what was done and seen, for the evidence
         * @throws NotMetException if it is not: the plugin's fault
         * @throws NotTestedException if there was no way to look: makes the claim red where it matters
         * @throws Exception anything else is the kit's own failure
         */
        void run(Bench bench, Notes notes) throws Exception;
    }
}
