package org.ferrule.simulators.lads.unit;

import java.time.Duration;
import java.util.Set;

/** What is wrong with a device at the moment, as far as its nodes show it. */
public interface UnitFaults extends SetPointRule {

    /** How a measured value is rated. */
    enum Rating {
        GOOD,
        UNCERTAIN,
        BAD
    }

    /** Methods and writes are refused. */
    boolean isBusy();

    /** Measurements stay as they are. */
    boolean isStuck();

    /** Measurements are not numbers. */
    boolean isNan();

    Rating rating();

    /** The serial number, another one if the device was swapped. */
    String serialNumber(String own);

    /** Names of conditions that stand for no reason in the process. */
    Set<String> raised();

    /** How many events are to be sent at once; asking takes them. */
    int takeBurst();

    /** True once for a command whose answer the device does not live to send. */
    boolean takeRebootInCommand();

    /** Asks for a reboot and waits until the connection is gone, at the longest this long. */
    void rebootAndWait(Duration longest);
}
