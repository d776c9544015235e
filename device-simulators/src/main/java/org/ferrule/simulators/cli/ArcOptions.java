package org.ferrule.simulators.cli;

import org.ferrule.simulators.arc.ArcDialect;
import org.ferrule.simulators.arc.ArcPasswords;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every Arc sensor can be told. */
final class ArcOptions {

    @Option(names = "--administrator-password", paramLabel = "N", description = "Password of operator level A.")
    private @Nullable Integer administrator;

    @Option(names = "--specialist-password", paramLabel = "N", description = "Password of operator level S.")
    private @Nullable Integer specialist;

    @Option(
            names = "--baud-register",
            defaultValue = "4102",
            paramLabel = "N",
            description = "Register of the baud rate code; sources disagree (default: ${DEFAULT-VALUE}).")
    private int baudRegister;

    @Option(
            names = "--recall-code",
            defaultValue = "911",
            paramLabel = "N",
            description =
                    "Code that recalls factory settings; firmware EPHUM011 took 732255 (default: ${DEFAULT-VALUE}).")
    private int recallCode;

    @Option(names = "--text-low-byte-first", description = "Put the first of two characters into the low byte.")
    private boolean isTextLowByteFirst;

    @Option(names = "--whole-blocks-only", description = "Refuse reads of parts of a block.")
    private boolean isWholeBlockOnly;

    ArcPasswords passwords() {
        ArcPasswords factory = ArcPasswords.factory();
        return new ArcPasswords(
                administrator == null ? factory.administrator() : administrator,
                specialist == null ? factory.specialist() : specialist);
    }

    ArcDialect dialect() {
        return new ArcDialect(baudRegister, recallCode, isTextLowByteFirst, isWholeBlockOnly);
    }
}
