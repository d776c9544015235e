package org.ferrule.simulators.witness;

import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;

/** A quantity that goes its way until somebody holds it. Thread-safe. */
public final class Hold {

    private volatile OptionalDouble held = OptionalDouble.empty();

    /** Nobody holds it yet. */
    public Hold() {}

    /** Where it is held, else what the model says. */
    public double or(DoubleSupplier model) {
        OptionalDouble now = held;
        return now.isPresent() ? now.getAsDouble() : model.getAsDouble();
    }

    /** Where it is held. */
    public OptionalDouble held() {
        return held;
    }

    void at(double value) {
        held = OptionalDouble.of(value);
    }

    void free() {
        held = OptionalDouble.empty();
    }
}
