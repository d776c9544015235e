package org.ferrule.simulators.cli;

import org.ferrule.simulators.arc.ArcType;
import picocli.CommandLine.Command;

/** {@code simulate arc-ph}. */
@Command(name = "arc-ph", description = "Hamilton Arc pH sensor on Modbus.")
final class ArcPhCommand extends ArcCommand {

    ArcPhCommand() {
        super(ArcType.PH);
    }
}
