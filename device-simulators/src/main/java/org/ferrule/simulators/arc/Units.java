package org.ferrule.simulators.arc;

/** Bits of the unit field, as the programmer's manual defines them. */
final class Units {

    static final int NONE = 1;
    static final int CELSIUS = 1 << 2;
    static final int PERCENT_SATURATION = 1 << 5;
    static final int PH = 1 << 12;
    static final int MEGAOHM = 1 << 15;
    static final int KILOOHM = 1 << 14;
    static final int MILLIVOLT = 1 << 21;

    private Units() {}
}
