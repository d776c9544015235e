package org.ferrule.simulators.lads;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated bioreactor presents itself.
 *
 * @param port TCP port on 127.0.0.1, 0 for a free one
 * @param pkiDir directory of the server's key and certificate, made at first start
 * @param serialNumber on the nameplate and in the application URI
 * @param user the only user name that may open a session, or null to admit anonymous sessions only
 * @param password of that user; empty when there is none
 * @param allowNone whether an unsecured endpoint is offered besides the encrypted ones
 * @param nodeIdSeed of the opaque instance node ids and of the order of the namespaces
 * @param actingSeconds real seconds that an acting state (Starting, Holding, ...) lasts
 * @param clockOffset how far the device's clock is ahead of the true time; negative if it is behind
 */
public record LadsServerSettings(
        int port,
        Path pkiDir,
        String serialNumber,
        @Nullable String user,
        String password,
        boolean allowNone,
        long nodeIdSeed,
        double actingSeconds,
        Duration clockOffset) {

    public LadsServerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " is outside 0..65535");
        }
        if (!serialNumber.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("serialNumber: '" + serialNumber
                    + "' must be 1 to 40 letters, digits, dots, dashes or underscores");
        }
        if (!(actingSeconds >= 0 && actingSeconds <= 3600)) {
            throw new IllegalArgumentException("actingSeconds: " + actingSeconds + " is outside 0..3600");
        }
    }

    /** A free port, encrypted endpoints only, anonymous users, half a second in acting states. */
    public static LadsServerSettings defaults(Path pkiDir) {
        return new LadsServerSettings(0, pkiDir, "FSB-0001", null, "", false, 1, 0.5, Duration.ZERO);
    }

    public LadsServerSettings withPort(int newPort) {
        return new LadsServerSettings(
                newPort, pkiDir, serialNumber, user, password, allowNone, nodeIdSeed, actingSeconds, clockOffset);
    }

    public LadsServerSettings withUser(String newUser, String newPassword) {
        return new LadsServerSettings(
                port, pkiDir, serialNumber, newUser, newPassword, allowNone, nodeIdSeed, actingSeconds, clockOffset);
    }

    public LadsServerSettings withNoneAllowed() {
        return new LadsServerSettings(
                port, pkiDir, serialNumber, user, password, true, nodeIdSeed, actingSeconds, clockOffset);
    }

    public LadsServerSettings withNodeIdSeed(long seed) {
        return new LadsServerSettings(
                port, pkiDir, serialNumber, user, password, allowNone, seed, actingSeconds, clockOffset);
    }

    public LadsServerSettings withActingSeconds(double seconds) {
        return new LadsServerSettings(
                port, pkiDir, serialNumber, user, password, allowNone, nodeIdSeed, seconds, clockOffset);
    }

    public LadsServerSettings withClockOffset(Duration offset) {
        return new LadsServerSettings(
                port, pkiDir, serialNumber, user, password, allowNone, nodeIdSeed, actingSeconds, offset);
    }
}
