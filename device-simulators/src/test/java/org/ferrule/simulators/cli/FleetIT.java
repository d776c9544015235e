package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ferrule.simulators.line.ServerThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** Two hundred devices in one process, each asked for something, all connected at once. */
@Timeout(180)
class FleetIT {

    private static final int INSTANCES = 200;
    private static final int OPC_UA = 2;
    private static final int LOOPS = 2;
    private static final int WORKERS = 4;

    /** Those of the servers, and what the OPC UA library keeps for all of its servers on a machine with few cores. */
    private static final int MOST_THREADS = 40;

    private static final HexFormat HEX = HexFormat.of();

    private final StringWriter announced = new StringWriter();
    private final List<Socket> sockets = new ArrayList<>();

    @Test
    void twoHundredDevicesAnswerOnAFewThreads() throws Exception {
        int before = threads();
        CommonOptions common = CommandLine.populateCommand(new CommonOptions(), "--seed", "7");
        CommandLine command = Simulate.commandLine().setOut(new PrintWriter(announced));
        try (Stage stage = new Stage(common, command)) {
            Fleet fleet = new Fleet(stage, common, stage.keep(ServerThreads.shared(LOOPS, WORKERS)));
            for (int i = 0; i < INSTANCES; i++) {
                fleet.add(i, i < OPC_UA);
            }
            List<JsonNode> lines = announcements();
            assertThat(lines).hasSize(INSTANCES);
            assertThat(lines).extracting(line -> line.get("simulator").asText()).doesNotHaveDuplicates();
            for (JsonNode line : lines) {
                talk(line);
            }

            int used = threads() - before;
            Runtime machine = Runtime.getRuntime();
            System.out.printf(
                    "%d devices, all connected: %d threads, %d MB of heap in this process%n",
                    INSTANCES, used, (machine.totalMemory() - machine.freeMemory()) >> 20);
            assertThat(used).as("threads for %d devices", INSTANCES).isLessThanOrEqualTo(MOST_THREADS);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private List<JsonNode> announcements() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : announced.toString().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    /** The connection stays, so that a thread for each would be counted. */
    private void talk(JsonNode line) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), line.get("port").asInt());
        sockets.add(socket);
        socket.setSoTimeout(20_000);
        String name = line.get("simulator").asText().replaceFirst("-\\d+$", "");
        String transport = line.get("transport").asText();
        switch (name + " " + transport) {
            // Registers 1312 to 1319: the serial number.
            case "arc-ph modbus-tcp", "arc-do modbus-tcp" ->
                assertThat(text(ask(socket, "000100000006 01 03 051F 0008", 25), 9))
                        .startsWith(serial(line));
            case "incubator modbus-tcp" ->
                assertThat(text(ask(socket, "000100000006 01 03 0064 0008", 25), 9))
                        .startsWith(serial(line));
            case "alicat-mfc modbus-tcp" ->
                assertThat(ask(socket, "000100000006 01 03 04DE 0001", 11)).startsWith("000100000005010302");
            case "alicat-mfc ascii-tcp" ->
                assertThat(text(ask(socket, HEX.formatHex("A\r".getBytes(StandardCharsets.US_ASCII)), 3), 0))
                        .isEqualTo("A +");
            case "sics-balance tcp" -> {
                String wanted = "I4 A \"" + serial(line) + "\"";
                assertThat(text(
                                ask(
                                        socket,
                                        HEX.formatHex("I4\r\n".getBytes(StandardCharsets.US_ASCII)),
                                        wanted.length()),
                                0))
                        .isEqualTo(wanted);
            }
            case "cell-processor opcua" ->
                assertThat(text(ask(socket, hello(line), 4), 0)).isEqualTo("ACKF");
            default -> throw new AssertionError("nobody knows how to talk to " + line);
        }
    }

    private static String serial(JsonNode line) {
        return line.get("serialNumber").asText();
    }

    /** The first message of OPC UA TCP: header, five numbers, the URL of the endpoint. */
    private static String hello(JsonNode line) {
        byte[] url = line.get("url").asText().getBytes(StandardCharsets.UTF_8);
        String body = "00000000 00000100 00000100 00000000 00000000" + number(url.length) + HEX.formatHex(url);
        return "48454C46" + number(8 + 24 + url.length) + body;
    }

    private static String number(int value) {
        return HEX.toHexDigits(Integer.reverseBytes(value));
    }

    private static String ask(Socket socket, String request, int length) throws IOException {
        socket.getOutputStream().write(HEX.parseHex(request.replace(" ", "")));
        return HEX.formatHex(new DataInputStream(socket.getInputStream()).readNBytes(length));
    }

    private static String text(String hex, int from) {
        return new String(HEX.parseHex(hex.substring(2 * from)), StandardCharsets.US_ASCII);
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
