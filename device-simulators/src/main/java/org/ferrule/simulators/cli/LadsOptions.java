package org.ferrule.simulators.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.lads.LadsBioreactorServer;
import org.ferrule.simulators.lads.LadsFaults;
import org.ferrule.simulators.lads.LadsServerSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the bioreactor can be told. */
final class LadsOptions {

    static final String NAME = "lads-bioreactor";

    @Option(
            names = "--pki-dir",
            paramLabel = "DIR",
            description = "Where the server's key and certificate are kept (default: made anew at each start).")
    private @Nullable Path pkiDir;

    @Option(names = "--user", paramLabel = "NAME", description = "Admit this user only (default: anonymous).")
    private @Nullable String user;

    @Option(names = "--password", defaultValue = "", paramLabel = "TEXT", description = "Password of --user.")
    private String password = "";

    @Option(names = "--allow-none", description = "Offer an endpoint without security as well.")
    private boolean isNoneAllowed;

    @Option(
            names = "--acting-seconds",
            defaultValue = "0.5",
            paramLabel = "S",
            description = "Real seconds that Starting, Holding and the like last (default: ${DEFAULT-VALUE}).")
    private double actingSeconds;

    @Option(
            names = "--clock-offset",
            defaultValue = "0",
            paramLabel = "S",
            description = "Seconds that the device's clock is ahead; negative if behind (default: ${DEFAULT-VALUE}).")
    private double clockOffset;

    /** Keeps the server's key here, unless the person says where. */
    void keepKeysIn(Path directory) {
        pkiDir = pkiDir == null ? directory : pkiDir;
    }

    /** Puts the bioreactor on the stage; it is still to be started, and to be announced then. */
    LadsBioreactorServer prepare(Stage stage, Vessel vessel, int port, LadsIdentity identity) throws IOException {
        LadsServerSettings settings = new LadsServerSettings(
                port,
                keys(stage),
                identity.serialNumber(),
                user,
                password,
                isNoneAllowed,
                identity.seed(),
                actingSeconds,
                Duration.ofMillis(Math.round(clockOffset * 1000)));
        return stage.keep(new LadsBioreactorServer(settings, vessel));
    }

    /** Announces the started bioreactor and lets it be controlled. */
    static Announcement announce(Stage stage, LadsBioreactorServer server, LadsIdentity identity) throws IOException {
        stage.control(NAME, command -> obey(server.faults(), command));
        return stage.announce(Announcement.opcUa(NAME, server, identity.serialNumber()));
    }

    /** What tells one bioreactor from another: the serial number, and the seed of its node ids. */
    record LadsIdentity(String serialNumber, long seed) {

        static LadsIdentity of(long seed) {
            return new LadsIdentity(String.format(Locale.ROOT, "SIMBR%07d", Math.floorMod(seed, 10_000_000L)), seed);
        }
    }

    private Path keys(Stage stage) throws IOException {
        if (pkiDir != null) {
            return pkiDir;
        }
        Path fresh = Files.createTempDirectory("lads-bioreactor-pki");
        stage.keep(() -> delete(fresh));
        return fresh;
    }

    private static void obey(LadsFaults faults, String command) {
        switch (command) {
            case "set-points clamp" -> faults.clamp();
            case "set-points ignore" -> faults.ignoreWrites();
            case "clear" -> faults.clear();
            default ->
                throw new IllegalArgumentException(
                        "'" + command + "' is not understood. Commands: set-points clamp|ignore, clear");
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(directory)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
