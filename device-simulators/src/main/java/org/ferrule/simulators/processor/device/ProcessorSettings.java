package org.ferrule.simulators.processor.device;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ferrule.simulators.opcua.Access;

/**
 * How the simulated cell processor presents itself.
 *
 * @param port TCP port on 127.0.0.1, 0 for a free one
 * @param pkiDir directory of the server's key and certificate, made at first start
 * @param serialNumber on the nameplate and in the application URI
 * @param access who may open a session
 * @param seed of the opaque node ids and of the order in which enumerations are numbered
 * @param areNumbers whether enumerations are numbers with EnumStrings, or their names as text
 * @param acknowledgeWithin simulated seconds after which an unanswered question stops the run; 0 waits for ever
 * @param clockOffset how far the device's clock is ahead of the true time; negative if it is behind
 * @param programs that it knows
 */
public record ProcessorSettings(
        int port,
        Path pkiDir,
        String serialNumber,
        Access access,
        long seed,
        boolean areNumbers,
        double acknowledgeWithin,
        Duration clockOffset,
        List<Program> programs) {

    public ProcessorSettings {
        programs = List.copyOf(programs);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " is outside 0..65535");
        }
        if (!serialNumber.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("serialNumber: '" + serialNumber
                    + "' must be 1 to 40 letters, digits, dots, dashes or underscores");
        }
        if (!(acknowledgeWithin >= 0)) {
            throw new IllegalArgumentException("acknowledgeWithin: " + acknowledgeWithin + " is below 0");
        }
    }

    /** A free port, encrypted endpoints only, anonymous users, enumerations as numbers, and endless patience. */
    public static ProcessorSettings defaults(Path pkiDir) {
        Access anybody = new Access(Optional.empty(), false);
        return new ProcessorSettings(0, pkiDir, "FCP-0001", anybody, 1, true, 0, Duration.ZERO, Program.delivered());
    }

    public ProcessorSettings withPort(int newPort) {
        return new ProcessorSettings(
                newPort, pkiDir, serialNumber, access, seed, areNumbers, acknowledgeWithin, clockOffset, programs);
    }

    /** Enumerations as the names of their values. */
    public ProcessorSettings withNames() {
        return new ProcessorSettings(
                port, pkiDir, serialNumber, access, seed, false, acknowledgeWithin, clockOffset, programs);
    }

    public ProcessorSettings withAcknowledgeWithin(double seconds) {
        return new ProcessorSettings(
                port, pkiDir, serialNumber, access, seed, areNumbers, seconds, clockOffset, programs);
    }
}
