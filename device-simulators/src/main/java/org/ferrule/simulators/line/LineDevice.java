package org.ferrule.simulators.line;

/**
 * A device on a line. Several may share one: each hears everything that the host says, and answers what is meant for it. All
 * calls come from one thread, for all devices of a line.
 */
public interface LineDevice {

    /**
     * Hears one line.
     *
     * @param line without its terminator, one character a byte (ISO 8859-1)
     * @param output what this device says, now or later
     */
    void received(String line, LineOutput output);

    /**
     * Called about every ten real milliseconds, for what becomes due by simulated time or happens without being asked: the
     * second stage of an answer, an announcement.
     */
    default void elapsed(LineOutput output) {}
}
