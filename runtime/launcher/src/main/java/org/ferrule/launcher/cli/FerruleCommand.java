package org.ferrule.launcher.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.launcher.client.NoSiteException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The root of all subcommands. */
@Command(
        name = "ferrule",
        mixinStandardHelpOptions = true,
        versionProvider = FerruleCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "One interface to the equipment of a point-of-care manufacturing site.",
        footer = {
            "",
            "Begin with 'ferrule demo'. 'ferrule COMMAND --help' explains a command.",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage or file, 3 no running site reached."
        },
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            SimulateCommand.class,
            EquipmentCommand.class,
            ReadCommand.class,
            WatchCommand.class,
            WriteCommand.class,
            CommandCommand.class,
            RequestCommand.class,
            LockCommand.class,
            AlarmsCommand.class,
            AuditCommand.class,
            SignInCommand.class,
            SignOutCommand.class,
            WhoamiCommand.class,
            PasswordCommand.class,
            AccountCommand.class,
            StopCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class FerruleCommand {
    /** Refused or failed. */
    static final int FAILED = 1;

    /** Wrong usage or file. */
    static final int USAGE = 2;

    /** No running site reached. */
    static final int NO_SITE = 3;

    private FerruleCommand() {}

    /** Runs one command line and returns its exit code. */
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The command line, for whoever wants its output elsewhere. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new FerruleCommand());
        Objects.requireNonNull(line.getSubcommands().get("generate-completion"))
                .getCommandSpec()
                .usageMessage()
                .hidden(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(command.getColorScheme().errorText(message(failure)));
            return failure instanceof NoSiteException
                    ? NO_SITE
                    : failure instanceof MistakesException || failure instanceof IOException ? USAGE : FAILED;
        });
        return line;
    }

    private static String message(Exception failure) {
        if (failure instanceof MistakesException mistakes) {
            int count = mistakes.mistakes().size();
            return mistakes.getMessage() + System.lineSeparator() + count + (count == 1 ? " mistake" : " mistakes")
                    + "; nothing was started.";
        }
        boolean isExpected = failure instanceof NoSiteException || failure instanceof IOException;
        return isExpected && failure.getMessage() != null
                ? failure.getMessage()
                : "unexpected failure: " + failure + " at " + firstFrames(failure);
    }

    private static List<StackTraceElement> firstFrames(Exception failure) {
        return Arrays.stream(failure.getStackTrace()).limit(3).toList();
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = FerruleCommand.class.getPackage().getImplementationVersion();
            return new String[] {"ferrule " + (version == null ? "unpackaged" : version) + ", Java " + Runtime.version()
            };
        }
    }
}
