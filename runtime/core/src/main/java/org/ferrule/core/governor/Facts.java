package org.ferrule.core.governor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.service.Refusal;

/** Names of the details that the governor records and reads again after a restart. Names are stored: never rename one. */
final class Facts {
    static final String CONTENT = "content";
    static final String ACCEPTED = "accepted";
    static final String FUNCTIONAL_UNIT = "functionalUnit";
    static final String CODE = "code";
    static final String MESSAGE = "message";
    static final String DEVICE_CODE = "deviceCode";
    static final String ELAPSED = "elapsedMillis";
    static final String PROGRESS = "progress";
    static final String STATES = "states";
    static final String READ_BACK = "readBack";
    static final String NOTE = "note";
    static final String RESULT = "result.";
    static final String ARGUMENT = "argument.";
    static final String STATE = "state";
    static final String WAS_EXECUTED = "wasExecuted";
    static final String REQUEST = "request";
    static final String EVENT = "event";
    static final String OPTION = "option";
    static final String QUESTION = "question";
    /** The record was written after what it records, because the trail could not take it before; says when it happened. */
    static final String LATE = "late";

    private Facts() {}

    static void put(Map<String, String> facts, Refusal refusal) {
        facts.put(CODE, refusal.code().name());
        facts.put(MESSAGE, refusal.message());
        if (!refusal.deviceCode().isEmpty()) {
            facts.put(DEVICE_CODE, refusal.deviceCode());
        }
    }

    static Optional<Refusal> refusal(Map<String, String> facts) {
        String code = facts.get(CODE);
        return code == null
                ? Optional.empty()
                : Optional.of(new Refusal(
                        ErrorCode.valueOf(code), facts.getOrDefault(MESSAGE, ""), facts.getOrDefault(DEVICE_CODE, "")));
    }

    static List<String> states(Map<String, String> facts) {
        String states = facts.getOrDefault(STATES, "");
        return states.isEmpty() ? List.of() : List.of(states.split(",", -1));
    }

    /** The entries whose name starts with the prefix, without it. */
    static Map<String, String> under(String prefix, Map<String, String> facts) {
        return facts.entrySet().stream()
                .filter(fact -> fact.getKey().startsWith(prefix))
                .collect(Collectors.toMap(fact -> fact.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    static Map<String, String> with(Map<String, String> facts, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(name, value);
        return more;
    }
}
