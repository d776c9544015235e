package org.ferrule.simulators.culture;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** Four mass-flow controllers into one sparger. */
final class GasSupply {

    private static final double MAX_FLOW = 1000;
    private static final double CONTROLLER_LAG = 2;
    private static final double LINE_VOLUME = 60;
    private static final double OXYGEN_IN_AIR = 0.2095;
    private static final double CO2_IN_AIR = 0.0004;

    private final Map<Gas, Flow> flows = new EnumMap<>(Gas.class);
    private double oxygen = OXYGEN_IN_AIR;
    private double carbonDioxide = 0.05;

    private static final class Flow {
        private @Nullable DoubleSupplier source;
        private double actual;
        private double wanted;
        private double total;
    }

    GasSupply() {
        for (Gas gas : Gas.values()) {
            flows.put(gas, new Flow());
        }
    }

    GasState state(Gas gas) {
        Flow flow = flow(gas);
        return new GasState(flow.actual, flow.source == null ? flow.wanted : flow.actual, flow.total);
    }

    /** Lets a gas come from elsewhere; what is wanted here counts no more. */
    void connect(Gas gas, DoubleSupplier mlPerMin) {
        flow(gas).source = mlPerMin;
    }

    /** Looks at the gases that come from elsewhere; what flows now is taken to have flowed since the last look. */
    void look() {
        for (Flow flow : flows.values()) {
            if (flow.source != null) {
                flow.actual = Math.max(0, flow.source.getAsDouble());
            }
        }
    }

    void want(Gas gas, double mlPerMin) {
        flow(gas).wanted = Math.max(0, Math.min(MAX_FLOW, mlPerMin));
    }

    void clearTotals() {
        flows.values().forEach(flow -> flow.total = 0);
    }

    /** mL/min of all gases together. */
    double flow() {
        double sum = 0;
        for (Flow flow : flows.values()) {
            sum += flow.actual;
        }
        return sum;
    }

    /** Fraction of oxygen in the bubbles. */
    double oxygen() {
        return oxygen;
    }

    /** Fraction of CO2 in the bubbles. */
    double carbonDioxide() {
        return carbonDioxide;
    }

    void step(double dt) {
        for (Flow flow : flows.values()) {
            if (flow.source == null) {
                flow.actual += (flow.wanted - flow.actual) * -Math.expm1(-dt / CONTROLLER_LAG);
            }
            flow.total += flow.actual * dt / 60;
        }
        double sum = flow();
        if (sum < 0.01) {
            return;
        }
        double air = flow(Gas.AIR).actual;
        double swept = -Math.expm1(-sum / 60 * dt / LINE_VOLUME);
        oxygen += ((air * OXYGEN_IN_AIR + flow(Gas.O2).actual) / sum - oxygen) * swept;
        carbonDioxide += ((air * CO2_IN_AIR + flow(Gas.CO2).actual) / sum - carbonDioxide) * swept;
    }

    private Flow flow(Gas gas) {
        Flow flow = flows.get(gas);
        if (flow == null) {
            throw new IllegalStateException("no controller for " + gas);
        }
        return flow;
    }
}
