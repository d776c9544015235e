package org.ferrule.simulators.wire;

import java.util.Locale;

/**
 * Something that happened on a wire.
 *
 * @param seconds real time since the proxy began, whatever the simulated time is
 * @param connection counted from 1; 0 for the wire as a whole
 * @param kind what happened
 * @param bytes what passed or was lost, in hexadecimal with spaces between; empty where nothing did
 * @param note a fault's command, or why a connection ended
 */
public record WireEvent(double seconds, int connection, Kind kind, String bytes, String note) {

    /** What can happen. */
    public enum Kind {
        /** Somebody connected. */
        OPENED("+"),
        /** Bytes came for the device. */
        TO_DEVICE(">"),
        /** Bytes went out, as they left the proxy: cut, doubled or spoilt. */
        FROM_DEVICE("<"),
        /** Bytes came from either side and go nowhere. */
        LOST("x"),
        /** A connection ended. */
        CLOSED("-"),
        /** A fault was ordered. */
        FAULT("!");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }
    }

    /** One line of a wire log: {@code 12.345678 #1 > 00 01 00 00}. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%.6f #%d %s%s%s",
                seconds,
                connection,
                kind.sign,
                bytes.isEmpty() ? "" : " " + bytes,
                note.isEmpty() ? "" : " " + note);
    }
}
