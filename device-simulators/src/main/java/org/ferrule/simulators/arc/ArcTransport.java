package org.ferrule.simulators.arc;

import java.util.Locale;

/** How the line reaches its masters. */
public enum ArcTransport {
    /** Modbus TCP. */
    TCP("modbus-tcp"),
    /** RTU frames over TCP, as a serial device server gives them. */
    RTU_TCP("modbus-rtu-tcp"),
    /** RTU frames on a serial port. */
    RTU("modbus-rtu");

    private final String scheme;

    ArcTransport(String scheme) {
        this.scheme = scheme;
    }

    public String scheme() {
        return scheme;
    }

    /** As on the command line: {@code tcp}, {@code rtu-tcp}, {@code rtu}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
