package org.ferrule.simulators.fault;

/** A device or a wire that can be told what is to go wrong with it. */
public interface Faulty {

    /** All commands. */
    FaultCommands commands();

    /**
     * Obeys one command, such as {@code delay 500}.
     *
     * @throws IllegalArgumentException if the command is not understood, the message then lists all commands; or if it cannot be
     *     obeyed now
     */
    default void apply(String command) {
        commands().apply(command);
    }
}
