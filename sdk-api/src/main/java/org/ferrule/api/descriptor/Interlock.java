package org.ferrule.api.descriptor;

import java.util.List;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;

/**
 * A condition that must hold before something is done: a parameter has one of certain values. The runtime checks the latest sample,
 * which must be fresh and good; a value that nobody can vouch for counts as the wrong one. The device's own interlocks stay
 * where they are: this one refuses earlier, and says why.
 *
 * @param id stable for ever, unique among the interlocks of one command or parameter
 * @param parameter whose value it depends on; BOOL, INT, TEXT or ENUM
 * @param allowed values that it may have, of the parameter's type; at least one
 * @param message what to do when it holds something up, for people
 * @since 0.1
 */
public record Interlock(String id, ParameterId parameter, List<Value> allowed, String message) {
    /** Copies the values. */
    public Interlock {
        allowed = List.copyOf(allowed);
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("interlock " + id + " allows no value");
        }
    }
}
