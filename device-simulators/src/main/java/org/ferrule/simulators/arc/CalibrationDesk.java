package org.ferrule.simulators.arc;

import java.util.function.DoubleSupplier;
import org.ferrule.simulators.arc.Calibration.Point;
import org.ferrule.simulators.modbus.ModbusFault;

/** Carries out what is written to the calibration registers and tells the outcome in their status blocks. */
final class CalibrationDesk {

    private static final int OUT_OF_CALIBRATION_RANGE = 0x01000000;
    private static final int OUT_OF_RANGE = 0x02000000;
    private static final int ACTIVE = 0x04000000;
    private static final int INITIAL_MEASUREMENT = 0x08000000;
    private static final int ASSIGNED = 0x10000000;
    private static final int PRODUCT_BITS = 0x1F000000;
    private static final int CP2_WRONG_UNIT = 0x40000000;
    private static final int CP1_WRONG_UNIT = 0x80000000;
    private static final int STANDARD_BITS = 0xFFFF | CP1_WRONG_UNIT | CP2_WRONG_UNIT;

    private final ArcType type;
    private final Probe probe;
    private final Calibration calibration;
    private final CalibrationJudge judge;
    private final DoubleSupplier operatingHours;
    private boolean isUnitUsable = true;
    private int lastCommand;

    CalibrationDesk(ArcType type, Probe probe, Calibration calibration, DoubleSupplier operatingHours) {
        this.type = type;
        this.probe = probe;
        this.calibration = calibration;
        this.judge = new CalibrationJudge(type, probe, calibration);
        this.operatingHours = operatingHours;
    }

    /** Calibration is refused while PMC1 shows another unit than the calibration's. */
    void unitUsable(boolean isUsable) {
        isUnitUsable = isUsable;
    }

    /** Value for a signal by the calibration in force. */
    double value(double signal) {
        return calibration.value(signal);
    }

    /** Signal that gives a value by the calibration in force. */
    double signal(double value) {
        return calibration.signal(value);
    }

    void declare(ArcTruth truth) {
        truth.shows("calibrationStatus", () -> Integer.toUnsignedLong(calibration.status()));
        declare(truth, "cp1", Calibration.CP1);
        declare(truth, "cp2", Calibration.CP2);
        declare(truth, "cp6", Calibration.CP6);
    }

    private void declare(ArcTruth truth, String name, int index) {
        truth.shows(name + ".value", () -> (float) calibration.point(index).value());
        truth.shows(
                name + ".temperature", () -> (float) calibration.point(index).temperature());
        truth.shows(name + ".count", () -> calibration.point(index).count());
        truth.shows(
                name + ".operatingHours", () -> (float) calibration.point(index).hours());
    }

    /** Forgets an initial measurement that waits for its value. */
    void restart() {
        if ((calibration.status() & INITIAL_MEASUREMENT) != 0) {
            product(0, false);
        }
        lastCommand = 0;
    }

    boolean hasFailed() {
        return (calibration.status() & (STANDARD_BITS | OUT_OF_CALIBRATION_RANGE | OUT_OF_RANGE)) != 0;
    }

    void standard(int index, int[] registers) throws ModbusFault {
        double reference = finite(registers);
        Probe.Reading now = probe.mean(10);
        Point old = calibration.point(index);
        Point candidate =
                new Point(reference, now.signal(), now.temperature(), old.count() + 1, operatingHours.getAsDouble());
        int wrongUnit = index == Calibration.CP1 ? CP1_WRONG_UNIT : CP2_WRONG_UNIT;
        int shift = index == Calibration.CP1 ? 0 : 8;
        int bits = isUnitUsable ? judge.judge(index, candidate) << shift : wrongUnit;
        calibration.status(bits, (CalibrationJudge.POINT_BITS << shift) | wrongUnit);
        if (bits == 0) {
            calibration.accept(index, candidate);
        }
    }

    /** Commands of register 5340 (EPHUM011, chapter 2.7.3.2). */
    void product(int[] registers) throws ModbusFault {
        int command = Words.uint32(registers, 0);
        boolean isAssigned = (calibration.status() & ASSIGNED) != 0;
        switch (command) {
            case 1 -> measureProduct();
            case 2 -> product(0, false);
            case 3 -> requireAssigned(isAssigned, () -> product(ASSIGNED, false));
            case 4 -> requireAssigned(isAssigned, () -> product(ASSIGNED | ACTIVE, true));
            default -> throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "no product calibration command " + command);
        }
        lastCommand = command;
    }

    void assign(int[] registers) throws ModbusFault {
        double value = finite(registers);
        if ((calibration.status() & (INITIAL_MEASUREMENT | ASSIGNED)) == 0) {
            throw new ModbusFault(ModbusFault.DEVICE_FAILURE, "no initial measurement to assign a value to");
        }
        Point measured = calibration.point(Calibration.CP6);
        double shift = Math.abs(value - calibration.standardValue(measured.signal()));
        if (value < 0 || value > type.max() || shift > (type == ArcType.PH ? 1 : 20)) {
            product(INITIAL_MEASUREMENT | OUT_OF_RANGE, false);
            return;
        }
        calibration.accept(
                Calibration.CP6,
                new Point(value, measured.signal(), measured.temperature(), measured.count() + 1, measured.hours()));
        product(ASSIGNED | ACTIVE, true);
    }

    void allowDrift(int[] registers) {
        judge.allow(Words.float32(registers, 0), Words.float32(registers, 2));
    }

    int[] drift() {
        return new Words(4)
                .float32(judge.maxDrift())
                .float32(judge.maxTemperatureDrift())
                .registers();
    }

    int[] command() {
        return new Words(2).uint32(lastCommand).registers();
    }

    /** pH takes discrete standards only, which the manual's limits 0 and 0 say. */
    int[] limits(int index) {
        double max = type != ArcType.PH ? 100 : index == Calibration.CP6 ? type.max() : 0;
        return new Words(6).uint32(type.unit()).float32(0).float32(max).registers();
    }

    int[] status(int index) {
        return new Words(6)
                .uint32(calibration.status())
                .uint32(type.unit())
                .float32(calibration.point(index).value())
                .registers();
    }

    int[] circumstances(int index) {
        Point point = calibration.point(index);
        return new Words(8)
                .uint32(Units.CELSIUS)
                .float32(point.temperature())
                .uint32(point.count())
                .float32(point.hours())
                .registers();
    }

    int[] values(int index) {
        Point point = calibration.point(index);
        return new Words(8)
                .float32(point.value())
                .float32(point.signal())
                .float32(Probe.kelvin(point.temperature()))
                .uint32(0)
                .registers();
    }

    private void measureProduct() {
        Probe.Reading now = probe.mean(1);
        if (Ranges.CALIBRATION.excludes(now.temperature())) {
            product(OUT_OF_CALIBRATION_RANGE, false);
            return;
        }
        Point old = calibration.point(Calibration.CP6);
        calibration.accept(
                Calibration.CP6,
                new Point(old.value(), now.signal(), now.temperature(), old.count(), operatingHours.getAsDouble()));
        product(INITIAL_MEASUREMENT, false);
    }

    private void product(int bits, boolean isActive) {
        calibration.status(bits, PRODUCT_BITS);
        calibration.product(isActive);
    }

    private static void requireAssigned(boolean isAssigned, Runnable action) throws ModbusFault {
        if (!isAssigned) {
            throw new ModbusFault(ModbusFault.DEVICE_FAILURE, "there is no product calibration to switch");
        }
        action.run();
    }

    private static double finite(int[] registers) throws ModbusFault {
        float value = Words.float32(registers, 0);
        if (!Float.isFinite(value)) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, "reference value " + value + " is not a number");
        }
        return value;
    }
}
