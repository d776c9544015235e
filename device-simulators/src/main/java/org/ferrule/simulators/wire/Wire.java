package org.ferrule.simulators.wire;

import org.ferrule.simulators.fault.FaultCommands;

/** A wire that can be told what is to go wrong on it. Thread-safe. */
public interface Wire extends AutoCloseable {

    /**
     * Obeys one command, such as {@code delay 500}; it holds for answers that the device gives from now on.
     *
     * @throws IllegalArgumentException if the command is not understood; the message lists all commands
     */
    void apply(String command);

    /** All commands. */
    FaultCommands commands();

    /** Nothing passes any more; idempotent, bounded. */
    @Override
    void close();
}
