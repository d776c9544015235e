package org.ferrule.simulators.arc;

/** How the signal becomes a value: a straight line through two points, moved by an active product calibration. */
final class Calibration {

    static final int CP1 = 0;
    static final int CP2 = 1;
    static final int CP6 = 2;

    private final Probe probe;
    private final ArcType type;
    private final Point[] points = new Point[3];
    private int status;
    private boolean isProductActive;

    /**
     * One calibration point.
     *
     * @param value reference, in the calibration's unit
     * @param signal measured there
     * @param temperature Cel
     * @param count calibrations made at this point
     * @param hours operating hour of the last one
     */
    record Point(double value, double signal, double temperature, int count, double hours) {}

    Calibration(Probe probe, ArcType type) {
        this.probe = probe;
        this.type = type;
        recall();
    }

    /** Back to the calibration made in the factory with exactly this probe. */
    void recall() {
        double[] references = type == ArcType.PH ? new double[] {7, 4.01, 7} : new double[] {0, 100, 0};
        for (int i = 0; i < points.length; i++) {
            points[i] = new Point(references[i], probe.signal(references[i]), 25, i == CP6 ? 0 : 1, 0);
        }
        status = 0;
        isProductActive = false;
    }

    Point point(int index) {
        return points[index];
    }

    int status() {
        return status;
    }

    void status(int bits, int mask) {
        status = (status & ~mask) | bits;
    }

    /** Value for a signal by the two standard points alone. */
    double standardValue(double signal) {
        double perSignal = (points[CP2].value() - points[CP1].value()) / (points[CP2].signal() - points[CP1].signal());
        return points[CP1].value() + (signal - points[CP1].signal()) * perSignal;
    }

    /** Value for a signal by what is in force. */
    double value(double signal) {
        double shift = isProductActive ? points[CP6].value() - standardValue(points[CP6].signal()) : 0;
        return standardValue(signal) + shift;
    }

    /** Signal that gives a value by what is in force. */
    double signal(double value) {
        double shift = isProductActive ? points[CP6].value() - standardValue(points[CP6].signal()) : 0;
        double perSignal = (points[CP2].value() - points[CP1].value()) / (points[CP2].signal() - points[CP1].signal());
        return points[CP1].signal() + (value - shift - points[CP1].value()) / perSignal;
    }

    /** Signal per unit if {@code point} stood in for {@code index}. */
    double slopeWith(int index, Point point) {
        Point other = points[index == CP1 ? CP2 : CP1];
        return (other.signal() - point.signal()) / (other.value() - point.value());
    }

    /** Signal at the ideal probe's zero if {@code point} stood in for {@code index}. */
    double offsetWith(int index, Point point) {
        return point.signal() + (Probe.zero(type) - point.value()) * slopeWith(index, point);
    }

    void accept(int index, Point point) {
        points[index] = point;
    }

    void product(boolean isActive) {
        isProductActive = isActive;
    }
}
