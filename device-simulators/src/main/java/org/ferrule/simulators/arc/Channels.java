package org.ferrule.simulators.arc;

import org.ferrule.simulators.modbus.ModbusFault;
import org.ferrule.simulators.witness.Hold;
import org.ferrule.simulators.witness.Span;

/** The measuring channels as blocks: PMC1, PMC6, quality, warnings, errors and the pH electrode's resistances. */
final class Channels {

    private static final int TEMPERATURE_OUT_OF_MEASUREMENT_RANGE = 0x01;
    private static final int TEMPERATURE_OUT_OF_OPERATING_RANGE = 0x02;
    private static final int CALIBRATION_NOT_ZERO = 0x04;
    private static final int WARNING_NOT_ZERO = 0x08;
    private static final int ERROR_NOT_ZERO = 0x10;
    private static final int LAST_CALIBRATION_FAILED = 0x02;
    private static final int QUALITY_BELOW_15 = 0x02;
    private static final double KILO_PER_MEGA = 1e3;
    private static final int MAX_AVERAGE = 16;
    private static final int DEFAULT_AVERAGE = 2;

    private final ArcType type;
    private final Probe probe;
    private final CalibrationDesk desk;
    private final ArcFaults faults;
    private final Hold heldQuality;
    private final Hold heldGlass;
    private final Hold heldReference;
    private int average = DEFAULT_AVERAGE;
    private int unit;

    Channels(Probe probe, CalibrationDesk desk, ArcFaults faults, ArcTruth truth) {
        this.type = probe.type();
        this.probe = probe;
        this.desk = desk;
        this.faults = faults;
        this.unit = type.unit();
        this.heldQuality = truth.hold("quality");
        this.heldGlass = truth.hold("glassResistance");
        this.heldReference = truth.hold("referenceResistance");
    }

    void recall() {
        average = DEFAULT_AVERAGE;
        unit = type.unit();
        desk.unitUsable(true);
    }

    int[] primary() {
        double signal = probe.mean(average).signal();
        boolean isRaw = unit == Units.MILLIVOLT;
        double value = isRaw ? signal : Math.max(0, Math.min(type.max(), desk.value(signal)));
        return new Words(10)
                .uint32(unit)
                .float32(faults.isValueNan() ? Float.NaN : value)
                .uint32(status())
                .float32(isRaw ? -1000 : 0)
                .float32(isRaw ? 1000 : type.max())
                .registers();
    }

    int[] temperature() {
        return new Words(10)
                .uint32(Units.CELSIUS)
                .float32(probe.mean(average).temperature())
                .uint32(status())
                .float32(Ranges.MEASUREMENT.min())
                .float32(Ranges.MEASUREMENT.max())
                .registers();
    }

    int availableUnits() {
        return type == ArcType.PH ? Units.PH | Units.MILLIVOLT : Units.PERCENT_SATURATION;
    }

    void selectUnit(int[] registers) throws ModbusFault {
        int wanted = Words.uint32(registers, 0);
        if (Integer.bitCount(wanted) != 1 || (wanted & availableUnits()) == 0) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "PMC1 has no unit 0x" + Integer.toHexString(wanted));
        }
        unit = wanted;
        desk.unitUsable(unit == type.unit());
    }

    int[] movingAverage() {
        return new Words(8)
                .uint32(Units.NONE)
                .uint32(average)
                .uint32(1)
                .uint32(MAX_AVERAGE)
                .registers();
    }

    void movingAverage(int[] registers) throws ModbusFault {
        int wanted = Words.uint32(registers, 2);
        boolean isInRange = wanted >= 1 && wanted <= MAX_AVERAGE;
        if (Words.uint32(registers, 0) != Units.NONE || !(isInRange || faults.isClamping())) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "moving average " + wanted + " is outside [1, 16]");
        }
        average = Math.max(1, Math.min(MAX_AVERAGE, wanted));
    }

    /** %; below 15 the sensor calls itself failed. */
    double quality() {
        return faults.isQualityBad() ? 10 : heldQuality.or(() -> desk.hasFailed() ? 80 : 98);
    }

    /** MOhm. */
    double glassResistance() {
        return heldGlass.or(() -> 180 * KILO_PER_MEGA) / KILO_PER_MEGA;
    }

    /** kOhm. */
    double referenceResistance() {
        return heldReference.or(() -> 12);
    }

    void declare(ArcTruth truth) {
        truth.sets("value", Span.of(0, type.max()), () -> Words.float32(primary(), 2), this::hold);
        truth.sets("temperature", Span.FLOAT, () -> Words.float32(temperature(), 2), probe::holdTemperature);
        truth.frees(probe::free);
        truth.holds("quality", Span.FLOAT, () -> (float) quality());
        truth.shows("status", () -> Integer.toUnsignedLong(Words.uint32(primary(), 4)));
        truth.shows("movingAverage", () -> average);
        if (type == ArcType.PH) {
            truth.sets("potential", Span.FLOAT, () -> (float) potential(), probe::holdSignal);
            truth.holds("glassResistance", Span.FLOAT, () -> (float) (glassResistance() * KILO_PER_MEGA));
            truth.holds("referenceResistance", Span.FLOAT, () -> (float) referenceResistance());
        }
    }

    /** Holds the tip into what is shown as this value by the calibration that is in force now. */
    private void hold(double value) {
        probe.holdSignal(unit == Units.MILLIVOLT ? value : desk.signal(value));
    }

    int[] warnings() {
        return new Words(8)
                .uint32(0)
                .uint32(desk.hasFailed() ? LAST_CALIBRATION_FAILED : 0)
                .uint32(0)
                .uint32(0)
                .registers();
    }

    int[] errors() {
        return new Words(8)
                .uint32(0)
                .uint32(faults.isQualityBad() ? QUALITY_BELOW_15 : 0)
                .uint32(0)
                .uint32(0)
                .registers();
    }

    /** A secondary channel: unit, value, standard deviation. */
    int[] secondary(int unitBit, double value) {
        return new Words(6).uint32(unitBit).float32(value).float32(0).registers();
    }

    double potential() {
        return probe.mean(1).signal();
    }

    private int status() {
        double temperature = probe.mean(1).temperature();
        int bits = faults.statusBits();
        bits |= Ranges.MEASUREMENT.excludes(temperature) ? TEMPERATURE_OUT_OF_MEASUREMENT_RANGE : 0;
        bits |= Ranges.OPERATING.excludes(temperature) ? TEMPERATURE_OUT_OF_OPERATING_RANGE : 0;
        bits |= desk.hasFailed() ? CALIBRATION_NOT_ZERO | WARNING_NOT_ZERO : 0;
        return faults.isQualityBad() ? bits | ERROR_NOT_ZERO : bits;
    }
}
