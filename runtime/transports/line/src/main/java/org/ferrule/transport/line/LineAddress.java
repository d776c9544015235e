package org.ferrule.transport.line;

import org.ferrule.api.descriptor.Settings;

/** Where a line leads; its text form is what people call the place: {@code host:port} or the path of the device. */
public sealed interface LineAddress permits SerialAddress, TcpAddress {
    /** Connects, within a bound. */
    ByteLine connect() throws LineException;

    /** Reads the settings of a TCP line. */
    static LineAddress tcp(Settings settings) {
        return new TcpAddress(settings.text("host"), settings.integer("port"), settings.duration("connectTimeout"));
    }

    /** Reads the settings of a serial line. */
    static LineAddress serial(Settings settings) {
        return new SerialAddress(
                settings.text("port"),
                settings.integer("baud"),
                settings.integer("dataBits"),
                settings.integer("stopBits"),
                settings.text("parity"));
    }
}
