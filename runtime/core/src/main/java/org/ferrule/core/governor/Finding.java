package org.ferrule.core.governor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ferrule.audit.Actor;
import org.ferrule.audit.DecisionSource;

/**
 * What was found out about a request whose outcome was unknown.
 *
 * @param by who found it out
 * @param source who or what decided
 * @param evidence what shows it
 * @param facts for the record: whether it was executed, and what is known of its end
 */
record Finding(Actor by, DecisionSource source, String evidence, Map<String, String> facts) {
    /** A person looked. */
    static Finding ofPerson(Actor person, boolean wasExecuted, String evidence) {
        return new Finding(
                person, DecisionSource.PERSON, evidence, Map.of(Facts.WAS_EXECUTED, Boolean.toString(wasExecuted)));
    }

    /** The device told. */
    static Finding ofDevice(Ending ending, String evidence) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Facts.WAS_EXECUTED, Boolean.toString(ending.phase().isSuccess()));
        facts.put(Facts.STATE, ending.phase().name());
        if (!ending.readBack().isEmpty()) {
            facts.put(Facts.READ_BACK, ending.readBack());
        }
        ending.words().forEach((name, value) -> facts.put(Facts.RESULT + name, value));
        ending.refusal().ifPresent(refusal -> Facts.put(facts, refusal));
        return new Finding(Actor.SYSTEM, DecisionSource.RUNTIME, evidence, facts);
    }
}
