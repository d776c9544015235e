package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ferrule.simulators.alicat.AlicatController;
import org.ferrule.simulators.alicat.AlicatModel;
import org.ferrule.simulators.alicat.AlicatRegisterSettings;
import org.ferrule.simulators.alicat.AlicatServer;
import org.ferrule.simulators.alicat.AlicatSettings;
import org.ferrule.simulators.alicat.AlicatTransport;
import org.ferrule.simulators.line.SerialLine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a line of mass-flow controllers can be told. */
final class AlicatOptions {

    @Option(
            names = "--transport",
            defaultValue = "ascii-tcp",
            paramLabel = "NAME",
            description =
                    "ascii-tcp, ascii-serial, modbus-tcp, modbus-rtu-tcp or modbus-rtu; those on a serial port need"
                            + " --device (default: ${DEFAULT-VALUE}).")
    private AlicatTransport transport = AlicatTransport.ASCII_TCP;

    @Option(names = "--device", paramLabel = "PATH", description = "Serial device.")
    private @Nullable String device;

    @Option(names = "--baud", defaultValue = "19200", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    private int baud;

    @Option(names = "--stop-bits", defaultValue = "1", paramLabel = "N", description = "(default: ${DEFAULT-VALUE})")
    private int stopBits;

    @Option(
            names = "--model",
            defaultValue = "modern",
            paramLabel = "NAME",
            description =
                    "modern (500 SCCM, firmware 10), totalizer (5 SLPM, firmware 10) or legacy (500 SCCM, firmware"
                            + " 5) (default: ${DEFAULT-VALUE}).")
    private AlicatModel model = AlicatModel.MODERN;

    @Option(
            names = "--unit-ids",
            defaultValue = "A",
            paramLabel = "LETTERS",
            description = "One controller for each letter; on Modbus A is address 1 (default: ${DEFAULT-VALUE}).")
    private String unitIds = "A";

    @Option(
            names = "--readings",
            defaultValue = "1349",
            paramLabel = "N",
            description =
                    "Modbus address of the readings: 1349, 2040 or 1202; sources disagree (default: ${DEFAULT-VALUE}).")
    private int readings;

    @Option(names = "--low-word-first", description = "Modbus: put the low word of a number first.")
    private boolean isLowWordFirst;

    @Option(names = "--no-status-flags", description = "Modbus: leave out the status flags at 1200.")
    private boolean hasNoStatusFlags;

    List<AlicatSettings> settings(long seed) {
        if (!unitIds.matches("[A-Z]{1,26}") || unitIds.chars().distinct().count() != unitIds.length()) {
            throw new IllegalArgumentException(
                    "--unit-ids: '" + unitIds + "' is not a row of different letters A to Z");
        }
        return IntStream.range(0, unitIds.length())
                .mapToObj(i -> settings(unitIds.charAt(i), seed + i))
                .toList();
    }

    private AlicatSettings settings(char unitId, long seed) {
        String serialNumber = String.format(Locale.ROOT, "SIMMFC%06d", Math.floorMod(seed, 1_000_000L));
        return new AlicatSettings(
                model,
                unitId,
                serialNumber,
                seed,
                new AlicatRegisterSettings(unitId - 'A' + 1, readings, isLowWordFirst, !hasNoStatusFlags));
    }

    /** Starts a line; one that is to be reached by a serial port with a wire before it listens behind the wire. */
    AlicatServer start(CommonOptions common, List<AlicatController> controllers) throws IOException {
        if (transport.isSerial() && common.isWired()) {
            AlicatTransport behind = transport == AlicatTransport.MODBUS_RTU
                    ? AlicatTransport.MODBUS_RTU_TCP
                    : AlicatTransport.ASCII_TCP;
            return AlicatServer.start(behind, common.port(), controllers);
        }
        if (transport.isSerial()) {
            return AlicatServer.start(transport, serialLine(), controllers);
        }
        if (device != null) {
            throw new IllegalArgumentException("--device: " + transport + " does not use a serial device");
        }
        return AlicatServer.start(transport, common.port(), controllers);
    }

    void announce(Stage stage, int port, List<AlicatController> controllers) throws IOException {
        if (transport.isSerial()) {
            stage.announce(announcement(port, controllers), serialLine(), port);
        } else {
            stage.announce(announcement(port, controllers));
        }
    }

    private SerialLine serialLine() {
        return new SerialLine(requireDevice(), baud, stopBits);
    }

    private Announcement announcement(int port, List<AlicatController> controllers) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulator", AlicatCommand.NAME);
        fields.put("transport", transport.toString());
        if (transport.isSerial()) {
            fields.put("device", requireDevice());
        } else {
            fields.put("host", "127.0.0.1");
            fields.put("port", port);
        }
        fields.put("unitIds", unitIds);
        fields.put(
                "serialNumber",
                controllers.stream().map(AlicatController::serialNumber).collect(Collectors.joining(" ")));
        fields.put(
                "url", transport.isSerial() ? transport + ":" + requireDevice() : transport + "://127.0.0.1:" + port);
        return new Announcement(fields);
    }

    private String requireDevice() {
        if (device == null) {
            throw new IllegalArgumentException(
                    "--device: --transport " + transport + " needs the path of a serial device");
        }
        return device;
    }
}
