package org.ferrule.simulators.alicat;

import java.util.Locale;

/** How a line of controllers is reached, and what is spoken on it. */
public enum AlicatTransport {
    /** ASCII over TCP, as a serial device server gives it. */
    ASCII_TCP(false),
    /** ASCII on a serial port. */
    ASCII_SERIAL(true),
    /** Modbus TCP. */
    MODBUS_TCP(false),
    /** RTU frames over TCP. */
    MODBUS_RTU_TCP(false),
    /** RTU frames on a serial port. */
    MODBUS_RTU(true);

    private final boolean isSerial;

    AlicatTransport(boolean isSerial) {
        this.isSerial = isSerial;
    }

    /** Whether it needs a serial port. */
    public boolean isSerial() {
        return isSerial;
    }

    /** As on the command line and in the announcement, for example {@code ascii-tcp}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
