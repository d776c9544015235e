package org.ferrule.simulators.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.modbus.ModbusFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets, with frames written out byte by byte and with an independent Modbus master. */
@Timeout(30)
class ArcServerIT {

    private final ManualClock clock = new ManualClock();
    private final ArcSensor phSensor = sensor(ArcType.PH, 1);
    private final ArcSensor oxygenSensor = sensor(ArcType.DISSOLVED_OXYGEN, 2);

    private ArcSensor sensor(ArcType type, int unitId) {
        return new ArcSensor(
                ArcSettings.of(type, unitId, "000100" + unitId, 5),
                () -> new CultureState(0, 1, 98, 37, 7.2, 40, 4, 0, 1000, 1013),
                clock);
    }

    private ArcServer serve(ArcTransport transport) throws IOException {
        return ArcServer.start(transport, 0, List.of(phSensor, oxygenSensor));
    }

    @Test
    void answersAModbusTcpReadByteForByte() throws IOException {
        try (ArcServer server = serve(ArcTransport.TCP);
                Wire wire = new Wire(server.port())) {
            // Register 5312 (CP6 limits), 6 registers: unit pH, 0.0, 14.0.
            assertThat(wire.ask("0001 0000 0006 01 03 14BF 0006", 21))
                    .isEqualTo("0001 0000 000F 01 03 0C 1000 0000 0000 0000 0000 4160".replace(" ", ""));
        }
    }

    @Test
    void refusesByExceptionAndGoesOn() throws IOException {
        try (ArcServer server = serve(ArcTransport.TCP);
                Wire wire = new Wire(server.port())) {
            assertThat(wire.ask("0002 0000 0006 01 06 14BF 0006", 9))
                    .as("write single")
                    .endsWith("018601");
            assertThat(wire.ask("0003 0000 0002 01 07", 9))
                    .as("unknown function")
                    .endsWith("018701");
            assertThat(wire.ask("0004 0000 0006 01 03 0000 0002", 9))
                    .as("unmapped")
                    .endsWith("018302");
            assertThat(wire.ask("0005 0000 0006 01 03 0829 0000", 9))
                    .as("no registers")
                    .endsWith("018303");
            assertThat(wire.ask("0006 0000 000B 01 10 0FFF 0002 02 0001 0000", 9))
                    .as("count lies")
                    .endsWith("019003");
            assertThat(wire.ask("0007 0000 000F 01 10 10BF 0004 08 0030 0000 0001 0000", 9))
                    .as("wrong password")
                    .endsWith("019004");
            assertThat(wire.ask("0008 0000 0006 01 04 0FFF 0002", 13))
                    .as("input registers")
                    .endsWith("00010000");
        }
    }

    @Test
    void answersRtuOverTcpWithItsChecksumAndIgnoresACorruptFrame() throws IOException {
        try (ArcServer server = serve(ArcTransport.RTU_TCP);
                Wire wire = new Wire(server.port())) {
            assertThat(wire.ask("01 03 14BF 0006 F1DC", 17))
                    .isEqualTo("01 03 0C 1000 0000 0000 0000 0000 4160 62F7".replace(" ", ""));
            wire.send("01 03 14BF 0006 F1DD");
            wire.expectSilence();
            assertThat(wire.ask("01 03 0000 0002 C40B", 5)).isEqualTo("018302C0F1");
        }
    }

    @Test
    void aForeignAnswerCarriesAnotherTransactionOnTcpAndAnotherAddressOnRtu() throws IOException {
        phSensor.faults().apply("transaction wrong");
        try (ArcServer server = serve(ArcTransport.TCP);
                Wire wire = new Wire(server.port())) {
            assertThat(wire.ask("0001 0000 0006 01 03 14BF 0006", 21)).startsWith("55540000000F0103");
            assertThat(wire.ask("0002 0000 0006 02 03 14BF 0002", 13))
                    .as("the other sensor")
                    .startsWith("0002");
        }
        try (ArcServer server = serve(ArcTransport.RTU_TCP);
                Wire wire = new Wire(server.port())) {
            assertThat(wire.ask("01 03 14BF 0006 F1DC", 17)).startsWith("41030C1000");
        }
    }

    @Test
    void servesTwoSensorsOnOneLineToAnIndependentMaster() throws Exception {
        try (ArcServer server = serve(ArcTransport.TCP)) {
            ModbusTCPMaster master = connect(server, false);
            assertThat(words(master, 1, 2090, 2)).containsExactly(0x1000, 0);
            assertThat(words(master, 2, 2090, 2)).containsExactly(0x0020, 0);
            assertThat(words(master, 2, 1312, 8)).startsWith(0x3030, 0x3031, 0x3030, 0x3200);
            master.disconnect();
        }
    }

    @Test
    void anIndependentMasterCalibratesOverRtuOverTcp() throws Exception {
        int password = ArcPasswords.factory().administrator();
        phSensor.faults().apply("medium 7.05");
        for (int i = 0; i < 60; i++) {
            clock.advance(Duration.ofSeconds(3));
            phSensor.measure();
        }
        try (ArcServer server = serve(ArcTransport.RTU_TCP)) {
            ModbusTCPMaster master = connect(server, true);
            write(master, 4288, 0x0C, 0, password & 0xFFFF, password >>> 16);
            write(master, 5162, 0x0000, 0x40E0);
            assertThat(words(master, 1, 5158, 6)).containsExactly(0, 0, 0x1000, 0, 0x0000, 0x40E0);
            write(master, 4288, 0x03, 0, 0, 0);
            assertThatThrownBy(() -> words(master, 1, 5158, 6))
                    .isInstanceOfSatisfying(
                            ModbusSlaveException.class,
                            e -> assertThat(e.getType()).isEqualTo(2));
            master.disconnect();
        }
    }

    @Test
    void faultsReachTheWire() throws IOException {
        try (ArcServer server = serve(ArcTransport.TCP);
                Wire wire = new Wire(server.port())) {
            phSensor.faults().apply("exception 6");
            assertThat(wire.ask("0001 0000 0006 01 03 0FFF 0002", 9)).endsWith("018306");
            phSensor.faults().apply("exception off");
            phSensor.faults().apply("silent on");
            wire.send("0002 0000 0006 01 03 0FFF 0002");
            wire.expectSilence();
            assertThat(wire.ask("0003 0000 0006 02 03 0FFF 0002", 13))
                    .as("its neighbour")
                    .endsWith("00020000");
            phSensor.faults().apply("silent off");
            phSensor.faults().apply("delay 400");
            wire.send("0004 0000 0006 01 03 0FFF 0002");
            wire.expectSilence();
            assertThat(wire.receive(13)).as("late").endsWith("00010000");
        }
    }

    @Test
    void closingEndsADelayAndFreesThePort() throws IOException {
        phSensor.faults().apply("delay 60000");
        int port;
        try (ArcServer server = serve(ArcTransport.TCP);
                Wire wire = new Wire(server.port())) {
            port = server.port();
            wire.send("0004 0000 0006 01 03 0FFF 0002");
            wire.expectSilence();
        }
        phSensor.faults().apply("clear");
        try (ArcServer again = ArcServer.start(ArcTransport.TCP, port, List.of(phSensor))) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    @Test
    void aPortInUseIsReportedAsSuch() throws IOException {
        try (ArcServer server = serve(ArcTransport.TCP)) {
            assertThatThrownBy(() -> ArcServer.start(ArcTransport.TCP, server.port(), List.of(phSensor)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aReaderNeverSeesHalfAWrite() throws Exception {
        AtomicBoolean isDone = new AtomicBoolean();
        try (ArcServer server = serve(ArcTransport.TCP)) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                int[][] texts = {{1, 1, 1, 1, 1, 1, 1, 1}, {2, 2, 2, 2, 2, 2, 2, 2}};
                for (int i = 0; !isDone.get(); i++) {
                    try {
                        phSensor.write(1536, texts[i % 2]);
                    } catch (ModbusFault e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            ModbusTCPMaster master = connect(server, false);
            for (int i = 0; i < 500; i++) {
                int[] text = words(master, 1, 1536, 8);
                assertThat(text).containsOnly(text[0]);
            }
            isDone.set(true);
            writer.get(5, TimeUnit.SECONDS);
            master.disconnect();
        }
    }

    private static ModbusTCPMaster connect(ArcServer server, boolean isRtu) throws Exception {
        ModbusTCPMaster master = new ModbusTCPMaster("127.0.0.1", server.port(), 3000, false, isRtu);
        master.connect();
        return master;
    }

    private static int[] words(ModbusTCPMaster master, int unitId, int register, int count) throws Exception {
        Register[] registers = master.readMultipleRegisters(unitId, register - 1, count);
        int[] words = new int[registers.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = registers[i].getValue() & 0xFFFF;
        }
        return words;
    }

    private static void write(ModbusTCPMaster master, int register, int... words) throws Exception {
        Register[] registers = new Register[words.length];
        for (int i = 0; i < words.length; i++) {
            registers[i] = new SimpleRegister(words[i]);
        }
        master.writeMultipleRegisters(1, register - 1, registers);
    }

    /** A bare socket that speaks hexadecimal. */
    private static final class Wire implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;

        Wire(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            in = new DataInputStream(socket.getInputStream());
        }

        String ask(String request, int length) throws IOException {
            send(request);
            return receive(length);
        }

        void send(String request) throws IOException {
            socket.getOutputStream().write(HexFormat.of().parseHex(request.replace(" ", "")));
        }

        String receive(int length) throws IOException {
            socket.setSoTimeout(5000);
            byte[] response = new byte[length];
            in.readFully(response);
            return HexFormat.of().withUpperCase().formatHex(response);
        }

        void expectSilence() throws IOException {
            socket.setSoTimeout(150);
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
