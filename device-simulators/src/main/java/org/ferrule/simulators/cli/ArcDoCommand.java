package org.ferrule.simulators.cli;

import org.ferrule.simulators.arc.ArcType;
import picocli.CommandLine.Command;

/** {@code simulate arc-do}. */
@Command(name = "arc-do", description = "Hamilton VisiFerm DO Arc sensor on Modbus.")
final class ArcDoCommand extends ArcCommand {

    ArcDoCommand() {
        super(ArcType.DISSOLVED_OXYGEN);
    }
}
