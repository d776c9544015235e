package org.ferrule.simulators.witness;

/** What one device testifies. */
public final class Witness {

    private final Truth truth = new Truth();
    private final Acts acts = new Acts();

    /** What it shows itself. */
    public Truth truth() {
        return truth;
    }

    /** What it was asked to change. */
    public Acts acts() {
        return acts;
    }
}
