package org.ferrule.simulators.lads;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrule.simulators.lads.unit.SetPointRule;

/** Ways in which real devices treat a set-point badly; switched by tests while the server runs. Thread-safe. */
public final class LadsFaults implements SetPointRule {

    /** What happens to a written set-point. */
    public enum SetPointFault {
        /** In range it is put into force, outside it is refused with Bad_OutOfRange. */
        NONE,
        /** Outside the range the nearest end is put into force, and the write is reported Good. */
        CLAMP,
        /** Nothing is put into force, and the write is reported Good. */
        IGNORE_WRITES
    }

    private final AtomicReference<SetPointFault> setPointFault = new AtomicReference<>(SetPointFault.NONE);

    /** Lets out-of-range set-points be clamped in silence. */
    public void clamp() {
        setPoints(SetPointFault.CLAMP);
    }

    /** Lets set-points be acknowledged and forgotten. */
    public void ignoreWrites() {
        setPoints(SetPointFault.IGNORE_WRITES);
    }

    /** Ends all faults. */
    public void clear() {
        setPoints(SetPointFault.NONE);
    }

    /** Chooses what happens to written set-points from now on. */
    public void setPoints(SetPointFault fault) {
        setPointFault.set(fault);
    }

    @Override
    public OptionalDouble admit(double offered, double low, double high) throws OutOfRangeException {
        SetPointFault fault = setPointFault.get();
        if (fault == SetPointFault.IGNORE_WRITES) {
            return OptionalDouble.empty();
        }
        if (offered >= low && offered <= high) {
            return OptionalDouble.of(offered);
        }
        // A NaN cannot be clamped to anything.
        if (fault == SetPointFault.CLAMP && !Double.isNaN(offered)) {
            return OptionalDouble.of(Math.max(low, Math.min(high, offered)));
        }
        throw new OutOfRangeException(offered, low, high);
    }
}
