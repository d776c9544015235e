package org.ferrule.launcher.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
        synopsisSubcommandLabel = "COMMAND",
        header = "One interface to the equipment of a point-of-care manufacturing site.",
        footer = {
            "",
            "Begin with 'ferrule demo'. 'ferrule COMMAND --help' explains a command.",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage or file, 3 no running site reached."
        })
public final class FerruleCommand {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            SimulateCommand.class,
            ConformanceCommand.class,
            PrepareCommand.class,
            EquipmentCommand.class,
            ReadCommand.class,
            WatchCommand.class,
            WriteCommand.class,
            CommandCommand.class,
            RequestCommand.class,
            LockCommand.class,
            AlarmsCommand.class,
            PluginCommand.class,
            AuditCommand.class,
            SignInCommand.class,
            SignOutCommand.class,
            WhoamiCommand.class,
            PasswordCommand.class,
            AccountCommand.class,
            StopCommand.class,
            AutoComplete.GenerateCompletion.class);

    /** Refused or failed. */
    static final int FAILED = 1;

    /** Wrong usage or file. */
    static final int USAGE = 2;

    /** No running site reached. */
    static final int NO_SITE = 3;

    private FerruleCommand() {}

    /** Runs one command line and returns its exit code. */
    public static int execute(String... arguments) {
        return commandLine(arguments).execute(arguments);
    }

    /** The command line for these arguments, for whoever wants its output elsewhere. */
    public static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new FerruleCommand());
        // Looking into every command's class takes a quarter of a second, and a command that is named needs no other.
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
                .filter(command -> command != AutoComplete.GenerateCompletion.class)
                .toList();
        (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
        CommandLine completion = line.getSubcommands().get(name(AutoComplete.GenerateCompletion.class));
        if (completion != null) {
            completion.getCommandSpec().usageMessage().hidden(true);
        }
        tellVersion(line);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(command.getColorScheme().errorText(message(failure)));
            return failure instanceof NoSiteException
                    ? NO_SITE
                    : failure instanceof MistakesException || failure instanceof IOException ? USAGE : FAILED;
        });
        return line;
    }

    private static void tellVersion(CommandLine line) {
        line.getCommandSpec().versionProvider(new Version());
        line.getSubcommands().values().forEach(FerruleCommand::tellVersion);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
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
