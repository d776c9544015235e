package org.ferrule.conformance.contract;

import java.io.IOException;
import org.ferrule.conformance.bench.Equipment;

/** The connection to a device, pulled out and put in again. */
public final class Cable {
    private Cable() {}

    /** Ends the connection and lets none in; a serial port, which has none, goes silent. */
    public static void pull(Equipment equipment) throws IOException {
        try {
            equipment.device().wire("refuse on");
            equipment.device().wire("drop");
        } catch (IOException serial) {
            equipment.device().wire("blackhole on");
        }
    }

    /** As before. */
    public static void plug(Equipment equipment) throws IOException {
        equipment.device().wire("clear");
    }
}
