package org.ferrule.simulators.arc;

/** Temperature ranges that the sensor tells of itself, Cel (EPHUM011, chapter 2.8.1). */
record Ranges(double min, double max) {

    static final Ranges OPERATING = new Ranges(-20, 130);
    static final Ranges MEASUREMENT = new Ranges(-20, 130);
    static final Ranges CALIBRATION = new Ranges(5, 50);

    int[] block() {
        return new Words(4).float32(min).float32(max).registers();
    }

    boolean excludes(double celsius) {
        return celsius < min || celsius > max;
    }
}
