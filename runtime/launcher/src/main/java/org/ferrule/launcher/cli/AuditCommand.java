package org.ferrule.launcher.cli;

import picocli.CommandLine.Command;

/** Everything about an audit trail. What reads a trail works whether or not its site runs. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Show, verify, export and compare audit trails; review the running site's.",
        footer = {
            "",
            "PLACE is a data directory, a trail's file, or the directory of an export; the running site's trail without it.",
            "What was kept elsewhere makes a trail hard to forge: keep audit.pub, and now and then a checkpoint."
        },
        subcommands = {
            AuditShowCommand.class,
            AuditVerifyCommand.class,
            AuditExportCommand.class,
            AuditProveCommand.class,
            AuditDiffCommand.class,
            AuditReviewCommand.class,
            AuditCheckpointCommand.class,
            AuditChangeKeyCommand.class
        })
final class AuditCommand {}
