package org.ferrule.simulators.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.lads.LadsBioreactorServer;
import org.ferrule.simulators.lads.LadsServerSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the bioreactor can be told. */
final class LadsOptions {

    static final String NAME = "lads-bioreactor";

    @Mixin
    private OpcUaOptions opcUa = new OpcUaOptions();

    @Option(
            names = "--acting-seconds",
            defaultValue = "0.5",
            paramLabel = "S",
            description = "Real seconds that Starting, Holding and the like last (default: ${DEFAULT-VALUE}).")
    private double actingSeconds;

    /** Keeps the server's key here, unless the person says where. */
    void keepKeysIn(Path directory) {
        opcUa.keepKeysIn(directory);
    }

    /** Puts the bioreactor on the stage; it is still to be started, and to be announced then. */
    LadsBioreactorServer prepare(Stage stage, Vessel vessel, int port, LadsIdentity identity) throws IOException {
        LadsServerSettings settings = new LadsServerSettings(
                port,
                opcUa.keys(stage, NAME),
                identity.serialNumber(),
                opcUa.access(),
                identity.seed(),
                actingSeconds,
                opcUa.clockOffset());
        return stage.keep(new LadsBioreactorServer(settings, vessel));
    }

    /** Announces the started bioreactor and lets it be controlled. */
    static Announcement announce(Stage stage, LadsBioreactorServer server, LadsIdentity identity) throws IOException {
        stage.control(NAME, server.faults(), server.witness());
        return stage.announce(Announcement.opcUa(NAME, server, identity.serialNumber()));
    }

    /** What tells one bioreactor from another: the serial number, and the seed of its node ids. */
    record LadsIdentity(String serialNumber, long seed) {

        static LadsIdentity of(long seed) {
            return new LadsIdentity(String.format(Locale.ROOT, "SIMBR%07d", Math.floorMod(seed, 10_000_000L)), seed);
        }
    }
}
