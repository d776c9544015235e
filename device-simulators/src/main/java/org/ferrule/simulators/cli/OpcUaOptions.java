package org.ferrule.simulators.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.simulators.opcua.Access;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every simulated OPC UA server can be told. */
final class OpcUaOptions {

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
            names = "--clock-offset",
            defaultValue = "0",
            paramLabel = "S",
            description = "Seconds that the device's clock is ahead; negative if behind (default: ${DEFAULT-VALUE}).")
    private double clockOffset;

    /** Keeps the server's key here, unless the person says where. */
    void keepKeysIn(Path directory) {
        pkiDir = pkiDir == null ? directory : pkiDir;
    }

    Access access() {
        return new Access(Optional.ofNullable(user).map(name -> new Access.User(name, password)), isNoneAllowed);
    }

    Duration clockOffset() {
        return Duration.ofMillis(Math.round(clockOffset * 1000));
    }

    /** Where the key is kept; a directory that is made for this run ends with the stage. */
    Path keys(Stage stage, String simulator) throws IOException {
        if (pkiDir != null) {
            return pkiDir;
        }
        return freshKeys(stage, simulator);
    }

    /** A directory for a key that is made for this run and ends with the stage. */
    static Path freshKeys(Stage stage, String simulator) throws IOException {
        Path fresh = Files.createTempDirectory(simulator + "-pki");
        stage.keep(() -> delete(fresh));
        return fresh;
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
