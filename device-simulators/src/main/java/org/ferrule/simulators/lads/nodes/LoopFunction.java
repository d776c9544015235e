package org.ferrule.simulators.lads.nodes;

import org.ferrule.simulators.culture.Loop;

/** How each loop of the vessel is presented. */
enum LoopFunction {
    TEMPERATURE(Loop.TEMPERATURE, "Temperature", EngineeringUnit.DEGREE_CELSIUS, 0, 60),
    PH(Loop.PH, "PH", EngineeringUnit.PH, 0, 14),
    DISSOLVED_OXYGEN(Loop.DISSOLVED_OXYGEN, "DissolvedOxygen", EngineeringUnit.PERCENT, 0, 250),
    AGITATION(Loop.AGITATION, "Agitation", EngineeringUnit.REVOLUTIONS_PER_MINUTE, 0, 500);

    private final Loop loop;
    private final String browseName;
    private final EngineeringUnit unit;
    private final double low;
    private final double high;

    LoopFunction(Loop loop, String browseName, EngineeringUnit unit, double low, double high) {
        this.loop = loop;
        this.browseName = browseName;
        this.unit = unit;
        this.low = low;
        this.high = high;
    }

    Loop loop() {
        return loop;
    }

    String browseName() {
        return browseName;
    }

    /** What the witness calls it. */
    String quantity() {
        return switch (this) {
            case TEMPERATURE -> "temperature";
            case PH -> "ph";
            case DISSOLVED_OXYGEN -> "dissolvedOxygen";
            case AGITATION -> "agitation";
        };
    }

    Scale current() {
        return new Scale(unit, low, high);
    }

    /** The range in which a client may set the target. */
    Scale target() {
        return switch (this) {
            case TEMPERATURE -> new Scale(unit, 4, 45);
            case PH -> new Scale(unit, 4, 10);
            case DISSOLVED_OXYGEN -> new Scale(unit, 0, 200);
            case AGITATION -> new Scale(unit, 0, 300);
        };
    }

    /** How far the value may stray from the target before the alarm rises; twice as far is its outer limit. */
    double deviationLimit() {
        return switch (this) {
            case TEMPERATURE -> 0.5;
            case PH -> 0.15;
            case DISSOLVED_OXYGEN -> 15;
            case AGITATION -> 15;
        };
    }
}
