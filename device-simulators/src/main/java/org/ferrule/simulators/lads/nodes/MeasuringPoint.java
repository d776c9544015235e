package org.ferrule.simulators.lads.nodes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.DoubleSupplier;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.ferrule.simulators.lads.unit.UnitFaults;

/** What a sensor makes of a quantity. Thread-safe. */
final class MeasuringPoint {
    private final DoubleSupplier quantity;
    private final UnitFaults faults;
    private final InstantSource time;
    private double shown = Double.NaN;

    MeasuringPoint(DoubleSupplier quantity, UnitFaults faults, InstantSource time) {
        this.quantity = quantity;
        this.faults = faults;
        this.time = time;
    }

    synchronized DataValue read() {
        if (!faults.isStuck() || Double.isNaN(shown)) {
            shown = quantity.getAsDouble();
        }
        Instant now = time.instant();
        double value = faults.isNan() ? Double.NaN : shown;
        return new DataValue(new Variant(value), status(), new DateTime(now), new DateTime(now));
    }

    private StatusCode status() {
        return switch (faults.rating()) {
            case GOOD -> StatusCode.GOOD;
            case UNCERTAIN -> new StatusCode(StatusCodes.Uncertain_SensorNotAccurate);
            case BAD -> new StatusCode(StatusCodes.Bad_SensorFailure);
        };
    }
}
