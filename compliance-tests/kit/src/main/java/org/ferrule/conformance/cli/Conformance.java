package org.ferrule.conformance.cli;

import java.io.IOException;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.conformance.run.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The root of the kit's commands. */
@Command(
        name = "ferrule conformance",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RunCommand.class, VerifyCommand.class, DiffCommand.class, ListCommand.class, ExplainCommand.class
        },
        description = "Judge a plugin against the requirements, and check the evidence of it.",
        footer = {"", "Exit codes: 0 yes, 1 no, 2 wrong usage or file, 3 the kit itself failed."})
public final class Conformance {
    /** Not conformant, not whole, or not the same. */
    static final int NO = 1;

    /** Wrong usage or file. */
    static final int USAGE = 2;

    /** The kit itself failed, and nothing was found out. */
    static final int BROKEN = 3;

    private Conformance() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for whoever wants its output elsewhere. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Conformance());
        line.getCommandSpec().versionProvider(new Version());
        line.getSubcommands().values().forEach(one -> one.getCommandSpec().versionProvider(new Version()));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            boolean isExpected = failure instanceof IOException || failure instanceof IllegalArgumentException;
            String message = isExpected ? String.valueOf(failure.getMessage()) : "the kit failed: " + failure;
            command.getErr().println(command.getColorScheme().errorText(VisibleText.plain(message)));
            return isExpected ? USAGE : BROKEN;
        });
        return line;
    }

    /** The kit's version, for people. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"ferrule conformance kit " + Settings.ownVersion()};
        }
    }
}
