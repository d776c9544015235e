package org.ferrule.simulators.arc;

import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.ferrule.simulators.witness.Hold;
import org.ferrule.simulators.witness.Span;
import org.ferrule.simulators.witness.Truth;

/** What a sensor shows of itself, asked and set between two requests, and after a measurement if one is due. */
final class ArcTruth {

    private final ArcSensor sensor;
    private final Truth truth;

    ArcTruth(ArcSensor sensor, Truth truth) {
        this.sensor = sensor;
        this.truth = truth;
    }

    void shows(String quantity, Supplier<?> shown) {
        truth.shows(quantity, between(shown));
    }

    Hold hold(String quantity) {
        return truth.hold(quantity);
    }

    void holds(String quantity, Span span, Supplier<?> shown) {
        truth.holds(quantity, span, between(shown));
    }

    void sets(String quantity, Span span, Supplier<?> shown, DoubleConsumer order) {
        truth.sets(quantity, span, between(shown), value -> {
            synchronized (sensor) {
                order.accept(value);
            }
        });
    }

    void frees(Runnable action) {
        truth.frees(() -> {
            synchronized (sensor) {
                action.run();
            }
        });
    }

    private Supplier<?> between(Supplier<?> shown) {
        return () -> {
            synchronized (sensor) {
                sensor.measure();
                return shown.get();
            }
        };
    }
}
