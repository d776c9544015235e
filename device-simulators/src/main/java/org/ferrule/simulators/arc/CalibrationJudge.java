package org.ferrule.simulators.arc;

import org.ferrule.simulators.arc.Calibration.Point;

/**
 * The sensor's own verdict on a standard calibration: it looks back over the last three minutes and either takes the point or
 * says in the status word why not. Bits after EPHUM011, figure 2.7.4.1.1; the manual gives them for pH, and the same are
 * assumed for dissolved oxygen.
 */
final class CalibrationJudge {

    static final int POINT_BITS = 0xFF;
    static final int TOO_CLOSE = 0x01;
    static final int NO_STANDARD = 0x02;
    static final int TOO_COLD = 0x04;
    static final int TOO_HOT = 0x08;
    static final int TEMPERATURE_DRIFTS = 0x10;
    static final int SLOPE_OR_OFFSET_LOW = 0x20;
    static final int SLOPE_OR_OFFSET_HIGH = 0x40;
    static final int READING_DRIFTS = 0x80;

    private static final double[] PH_STANDARDS = {
        1.09, 1.68, 2.00, 3.06, 4.01, 5.00, 6.00, 7.00, 8.00, 9.21, 10.01, 11.00
    };
    private static final double STANDARD_TOLERANCE = 0.02;
    private static final double MAX_OFFSET_MILLIVOLT = 60;
    private static final double MAX_OFFSET_OXYGEN = 10;

    private final ArcType type;
    private final Probe probe;
    private final Calibration calibration;
    private double maxDrift;
    private double maxTemperatureDrift;

    CalibrationJudge(ArcType type, Probe probe, Calibration calibration) {
        this.type = type;
        this.probe = probe;
        this.calibration = calibration;
        allow(type == ArcType.PH ? 0.1 : 2, 0.5);
    }

    /** How far the reading may drift, per minute in its unit and in K. */
    void allow(double drift, double temperatureDrift) {
        maxDrift = drift;
        maxTemperatureDrift = temperatureDrift;
    }

    double maxDrift() {
        return maxDrift;
    }

    double maxTemperatureDrift() {
        return maxTemperatureDrift;
    }

    /** Bits of the first point; 0 is a good calibration. */
    int judge(int index, Point candidate) {
        int bits = 0;
        Point other = calibration.point(index == Calibration.CP1 ? Calibration.CP2 : Calibration.CP1);
        boolean isTooClose = Math.abs(candidate.value() - other.value()) < (type == ArcType.PH ? 1.0 : 10);
        bits |= isTooClose ? TOO_CLOSE : 0;
        bits |= fitsAStandard(candidate) ? 0 : NO_STANDARD;
        bits |= candidate.temperature() < Ranges.CALIBRATION.min() ? TOO_COLD : 0;
        bits |= candidate.temperature() > Ranges.CALIBRATION.max() ? TOO_HOT : 0;
        Probe.Reading drift = probe.drift();
        bits |= Math.abs(drift.temperature()) > maxTemperatureDrift ? TEMPERATURE_DRIFTS : 0;
        bits |= Math.abs(drift.signal() / Probe.idealSlope(type)) > maxDrift ? READING_DRIFTS : 0;
        return isTooClose ? bits : bits | slopeAndOffset(index, candidate);
    }

    private boolean fitsAStandard(Point candidate) {
        double seen = calibration.standardValue(candidate.signal());
        if (type != ArcType.PH) {
            return candidate.value() >= 0 && candidate.value() <= 100 && Math.abs(seen - candidate.value()) <= 20;
        }
        for (double standard : PH_STANDARDS) {
            if (Math.abs(candidate.value() - standard) <= STANDARD_TOLERANCE) {
                return Math.abs(seen - standard) <= 0.5;
            }
        }
        return false;
    }

    private int slopeAndOffset(int index, Point candidate) {
        double relative = calibration.slopeWith(index, candidate) / Probe.idealSlope(type);
        double offset = calibration.offsetWith(index, candidate);
        double most = type == ArcType.PH ? MAX_OFFSET_MILLIVOLT : MAX_OFFSET_OXYGEN;
        int bits = relative < 0.8 || offset < -most ? SLOPE_OR_OFFSET_LOW : 0;
        return relative > 1.2 || offset > most ? bits | SLOPE_OR_OFFSET_HIGH : bits;
    }
}
