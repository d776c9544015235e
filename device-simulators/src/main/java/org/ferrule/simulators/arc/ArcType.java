package org.ferrule.simulators.arc;

import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.Sensor;

/** The sensors of the family that are simulated. */
public enum ArcType {
    PH("pH", "pH ARC", "EPHUM031", "242111/01", Units.PH, 14) {
        @Override
        double quantity(CultureState state) {
            return state.ph();
        }

        @Override
        Sensor.Settings probe() {
            return new Sensor.Settings(8, 0.003, 0);
        }
    },
    DISSOLVED_OXYGEN("DO", "VISIFERM DO ARC", "ODOUM043", "243601/01", Units.PERCENT_SATURATION, 300) {
        @Override
        double quantity(CultureState state) {
            return state.dissolvedOxygen();
        }

        @Override
        Sensor.Settings probe() {
            return new Sensor.Settings(10, 0.05, 0);
        }
    };

    private final String channel;
    private final String sensorName;
    private final String firmware;
    private final String partNumber;
    private final int unit;
    private final double max;

    ArcType(String channel, String sensorName, String firmware, String partNumber, int unit, double max) {
        this.channel = channel;
        this.sensorName = sensorName;
        this.firmware = firmware;
        this.partNumber = partNumber;
        this.unit = unit;
        this.max = max;
    }

    /** What the sensor's tip is exposed to. */
    abstract double quantity(CultureState state);

    abstract Sensor.Settings probe();

    /** Plain text of PMC1. */
    public String channel() {
        return channel;
    }

    public String sensorName() {
        return sensorName;
    }

    /** As told by register 1032. */
    public String firmware() {
        return firmware;
    }

    /** As told by register 1280. */
    public String partNumber() {
        return partNumber;
    }

    /** Bit of the unit in which PMC1 is delivered from the factory. */
    int unit() {
        return unit;
    }

    /** Upper end of PMC1's range; the lower is 0. */
    double max() {
        return max;
    }
}
