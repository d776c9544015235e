package org.ferrule.simulators.lads.unit;

import java.util.EnumSet;
import java.util.Set;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.culture.LoopMode;
import org.ferrule.simulators.culture.Vessel;

/** What the functional unit's states do to the vessel's loops. */
public final class VesselControl {

    // A held culture must stay warm and must not settle; everything that doses is switched off.
    private static final Set<Loop> KEPT_IN_HOLD = EnumSet.of(Loop.TEMPERATURE, Loop.AGITATION);

    private final Vessel vessel;

    public VesselControl(Vessel vessel) {
        this.vessel = vessel;
    }

    /** Applies the state that is being entered. */
    public void enter(UnitState state) {
        switch (state) {
            case STARTING, UNHOLDING -> switchAll(EnumSet.allOf(Loop.class), LoopMode.AUTO);
            case HOLDING -> switchAll(EnumSet.complementOf(EnumSet.copyOf(KEPT_IN_HOLD)), LoopMode.OFF);
            case STOPPING, ABORTING -> switchAll(EnumSet.allOf(Loop.class), LoopMode.OFF);
            default -> {
                // The other states leave the loops as they are.
            }
        }
    }

    private void switchAll(Set<Loop> loops, LoopMode mode) {
        loops.forEach(loop -> vessel.mode(loop, mode));
    }
}
