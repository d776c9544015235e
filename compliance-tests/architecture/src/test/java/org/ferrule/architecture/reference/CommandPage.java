package org.ferrule.architecture.reference;

import java.util.Map;
import java.util.TreeMap;
import org.ferrule.conformance.cli.Conformance;
import org.ferrule.launcher.cli.FerruleCommand;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What {@code --help} says, of all commands on one page. */
final class CommandPage {
    private final StringBuilder page = new StringBuilder("""
            # The command line

            What `--help` says, of every command. Generated from the commands. `ferrule simulate` is described with the
            [simulators](../../device-simulators/README.md).
            """);

    private CommandPage() {}

    static String write() {
        CommandPage all = new CommandPage();
        all.write("ferrule", FerruleCommand.commandLine());
        all.write("ferrule conformance", Conformance.commandLine());
        return all.page.toString();
    }

    private void write(String name, CommandLine command) {
        page.append("\n## ").append(name).append("\n```\n");
        page.append(command.getUsageMessage(Ansi.OFF).stripTrailing().replaceAll("[ \\t]+(?=\\R)", ""));
        page.append("\n```\n");
        Map<String, CommandLine> below = new TreeMap<>(command.getSubcommands());
        below.forEach((word, one) -> {
            boolean isElsewhere = word.equals("conformance") || word.equals("simulate");
            if (!isElsewhere && !one.getCommandSpec().usageMessage().hidden()) {
                write(name + " " + word, one);
            }
        });
    }
}
