package org.ferrule.launcher;

import org.ferrule.launcher.cli.FerruleCommand;

/** Entry point of the {@code ferrule} command. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(FerruleCommand.execute(arguments));
    }
}
