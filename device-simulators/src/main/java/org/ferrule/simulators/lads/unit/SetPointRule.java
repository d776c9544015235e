package org.ferrule.simulators.lads.unit;

import java.util.OptionalDouble;

/** What the device makes of a set-point that a client writes. */
@FunctionalInterface
public interface SetPointRule {

    /**
     * Decides on an offered set-point.
     *
     * @param offered by the client, in the loop's unit
     * @param low lower end of the writable range, inclusive
     * @param high upper end of the writable range, inclusive
     * @return the value to put into force, or empty to keep the old one and yet report success
     * @throws OutOfRangeException if the client is to be told that the value is refused
     */
    OptionalDouble admit(double offered, double low, double high) throws OutOfRangeException;

    /** The offered set-point lies outside the writable range. */
    final class OutOfRangeException extends Exception {
        private static final long serialVersionUID = 1L;

        public OutOfRangeException(double offered, double low, double high) {
            super("set-point " + offered + " is outside [" + low + ", " + high + "]; offer one inside");
        }
    }
}
