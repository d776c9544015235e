package org.ferrule.simulators.lads;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.ferrule.simulators.opcua.Access;

/**
 * How the simulated bioreactor presents itself.
 *
 * @param port TCP port on 127.0.0.1, 0 for a free one
 * @param pkiDir directory of the server's key and certificate, made at first start
 * @param serialNumber on the nameplate and in the application URI
 * @param access who may open a session
 * @param nodeIdSeed of the opaque instance node ids and of the order of the namespaces
 * @param actingSeconds real seconds that an acting state (Starting, Holding, ...) lasts
 * @param clockOffset how far the device's clock is ahead of the true time; negative if it is behind
 */
public record LadsServerSettings(
        int port,
        Path pkiDir,
        String serialNumber,
        Access access,
        long nodeIdSeed,
        double actingSeconds,
        Duration clockOffset) {

    public LadsServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " is outside 0..65535");
        }
        requireSerialNumber(serialNumber);
        if (!(actingSeconds >= 0 && actingSeconds <= 3600)) {
            throw new IllegalArgumentException("actingSeconds: " + actingSeconds + " is outside 0..3600");
        }
    }

    static String requireSerialNumber(String serialNumber) {
        if (!serialNumber.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("serialNumber: '" + serialNumber
                    + "' must be 1 to 40 letters, digits, dots, dashes or underscores");
        }
        return serialNumber;
    }

    /** A free port, encrypted endpoints only, anonymous users, half a second in acting states. */
    public static LadsServerSettings defaults(Path pkiDir) {
        return new LadsServerSettings(
                0, pkiDir, "FSB-0001", new Access(Optional.empty(), false), 1, 0.5, Duration.ZERO);
    }

    public LadsServerSettings withPort(int newPort) {
        return new LadsServerSettings(newPort, pkiDir, serialNumber, access, nodeIdSeed, actingSeconds, clockOffset);
    }

    public LadsServerSettings withUser(String user, String password) {
        Optional<Access.User> only = Optional.of(new Access.User(user, password));
        return with(new Access(only, access.isNoneAllowed()));
    }

    public LadsServerSettings withNoneAllowed() {
        return with(new Access(access.user(), true));
    }

    private LadsServerSettings with(Access other) {
        return new LadsServerSettings(port, pkiDir, serialNumber, other, nodeIdSeed, actingSeconds, clockOffset);
    }

    public LadsServerSettings withNodeIdSeed(long seed) {
        return new LadsServerSettings(port, pkiDir, serialNumber, access, seed, actingSeconds, clockOffset);
    }

    public LadsServerSettings withActingSeconds(double seconds) {
        return new LadsServerSettings(port, pkiDir, serialNumber, access, nodeIdSeed, seconds, clockOffset);
    }

    public LadsServerSettings withClockOffset(Duration offset) {
        return new LadsServerSettings(port, pkiDir, serialNumber, access, nodeIdSeed, actingSeconds, offset);
    }
}
