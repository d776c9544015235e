package org.ferrule.simulators.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ferrule simulate}: one subcommand for each simulator. */
@Command(
        name = "ferrule simulate",
        description = "Starts simulated equipment behind real protocol servers on the loopback address.",
        subcommands = {
            ArcPhCommand.class,
            ArcDoCommand.class,
            LadsCommand.class,
            SicsCommand.class,
            AlicatCommand.class,
            ProcessorCommand.class,
            IncubatorCommand.class,
            TableCommand.class,
            CultureCommand.class,
            ManyCommand.class,
            SiteCommand.class,
            WireCommand.class
        })
public final class Simulate implements Callable<Integer> {

    private static final String LOGGING = "logback.configurationFile";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--list", description = "List the simulators and end.")
    private boolean isList;

    /** Runs one simulator until the process is told to end. */
    public static void main(String[] arguments) {
        // Set here and not by a file at the root of the jar, where it would decide for every program that carries the
        // jar.
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "org/ferrule/simulators/cli/logback.xml");
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Simulate())
                .setParameterExceptionHandler(Simulate::explainMistake)
                .setExecutionExceptionHandler(Simulate::explainFailure)
                .setCaseInsensitiveEnumValuesAllowed(true);
        addHelp(command);
        command.getSubcommands().values().forEach(Simulate::addHelp);
        return command;
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Tell the options and end.")
                        .build());
    }

    /** Lists the simulators, with or without being asked: started without a subcommand there is nothing else to do. */
    @Override
    public Integer call() {
        spec.subcommands().forEach((name, command) -> {
            String[] lines = command.getCommandSpec().usageMessage().description();
            spec.commandLine().getOut().printf("%-16s %s%n", name, lines.length == 0 ? "" : lines[0]);
        });
        if (!isList) {
            spec.commandLine()
                    .getOut()
                    .println(
                            "Start one with 'ferrule simulate NAME'; 'ferrule simulate NAME --help' tells its options.");
        }
        spec.commandLine().getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private static int explainMistake(ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        command.getErr().println(mistake.getMessage());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int explainFailure(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + failure.getMessage());
        return failure instanceof IllegalArgumentException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }
}
