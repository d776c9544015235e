package org.ferrule.core.governor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.api.descriptor.Interlock;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.Value;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.refusal.RefusedException;

/** Checks interlocks against the latest samples. Supervision makes a stale sample bad, so a good one is fresh. */
final class Interlocks {
    private Interlocks() {}

    static void check(String what, List<Interlock> interlocks, SupervisedEquipment equipment) throws RefusedException {
        boolean isSimulated = equipment.view().isSimulated();
        for (Interlock interlock : interlocks) {
            Optional<Sample> sample = equipment.latest(interlock.parameter());
            boolean holds = sample.filter(s -> isTrusted(s.quality(), isSimulated))
                    .map(s -> isAllowed(s.value(), interlock.allowed()))
                    .orElse(false);
            if (!holds) {
                throw new RefusedException(ErrorCode.INTERLOCK, message(what, interlock, sample));
            }
        }
    }

    /** Nothing of a simulated device is better than that, and where that is declared it is what its good is. */
    private static boolean isTrusted(Quality quality, boolean isSimulated) {
        return quality.isGood() || (isSimulated && quality.equals(Quality.UNCERTAIN_SIMULATED_VALUE));
    }

    private static boolean isAllowed(Value value, List<Value> allowed) {
        return allowed.stream().anyMatch(one -> isSame(one, value));
    }

    private static boolean isSame(Value one, Value other) {
        if (one instanceof Value.Enumerated a && other instanceof Value.Enumerated b) {
            return a.code() == b.code();
        }
        return one.equals(other);
    }

    private static String message(String what, Interlock interlock, Optional<Sample> sample) {
        String now = sample.map(s -> s.value().text() + ", " + s.quality()).orElse("not known");
        String allowed = interlock.allowed().stream().map(Value::text).collect(Collectors.joining(" or "));
        return what + " is held up by interlock " + interlock.id() + ": " + interlock.parameter() + " is " + now
                + "; it must be " + allowed + ", fresh and good. " + interlock.message();
    }
}
