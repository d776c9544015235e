package org.ferrule.core.supervision;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.api.model.ParameterId;

/** Sequence numbers of one equipment's parameters; they outlive a plugin's restart, so that no number is given twice. */
final class Sequences {
    private final Map<ParameterId, Long> last = new ConcurrentHashMap<>();

    long next(ParameterId parameter) {
        return last.merge(parameter, 1L, Long::sum);
    }
}
