package org.ferrule.simulators.alicat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ghgande.j2mod.modbus.ModbusIOException;
import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.ferrule.simulators.alicat.AlicatController.Surroundings;
import org.ferrule.simulators.culture.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets, with lines written out and with an independent Modbus master. */
@Timeout(30)
class AlicatServerIT {
    private static final int NO_ANSWER_MILLIS = 300;

    private final ManualClock clock = new ManualClock();
    private final AlicatController first = controller('A', AlicatRegisterSettings.of(1));
    private final AlicatController second = controller('C', new AlicatRegisterSettings(3, 1202, true, true));

    private AlicatController controller(char unitId, AlicatRegisterSettings modbus) {
        AlicatController controller = new AlicatController(
                new AlicatSettings(AlicatModel.MODERN, unitId, "SIM" + unitId, 1, modbus),
                new Surroundings(() -> 300, () -> 25),
                clock);
        controller.tareFlow();
        return controller;
    }

    @Test
    void eachControllerOnTheLineAnswersToItsOwnLetter() throws IOException {
        try (AlicatServer server = AlicatServer.start(AlicatTransport.ASCII_TCP, 0, List.of(first, second));
                Socket socket = connect(server)) {
            assertThat(ask(socket, "CLS 20\r")).isEqualTo("C +000.00 +020.00 12 SCCM");
            assertThat(ask(socket, "A\r")).isEqualTo("A +014.70 +025.00 +000.00 +000.00 +000.00    Air");
            assertThat(ask(socket, "B\rc\r")).startsWith("C +014.70").contains("+020.00");
        }
    }

    @Test
    void aBurstIsSentUnasked() throws IOException {
        try (AlicatServer server = AlicatServer.start(AlicatTransport.ASCII_TCP, 0, List.of(first));
                Socket socket = connect(server)) {
            String frame = ask(socket, "A\r");
            first.faults().apply("burst 3");
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (int i = 0; i < 3; i++) {
                assertThat(line(in)).isEqualTo(frame);
            }
        }
    }

    @Test
    void anIndependentMasterReadsAndSetsBothKindsOfRegisters() throws Exception {
        try (AlicatServer server = AlicatServer.start(AlicatTransport.MODBUS_TCP, 0, List.of(first, second))) {
            ModbusTCPMaster master = new ModbusTCPMaster("127.0.0.1", server.port());
            master.connect();
            // 25.0f is 41C8 0000, 100.0f is 42C8 0000.
            assertThat(words(master, 1, 1359, 2)).containsExactly(0x41C8, 0);
            assertThat(words(master, 3, 1204, 2)).containsExactly(0, 0x41C8);
            write(master, 1, 1009, 0x42C8, 0);
            write(master, 3, 1009, 0, 0x42C8);
            assertThat(first.setPoint()).isEqualTo(100);
            assertThat(second.setPoint()).isEqualTo(100);
            clock.advance(Duration.ofSeconds(30));
            assertThat(words(master, 1, 1363, 2)).containsExactly(0x42C8, 0);
            assertThat(words(master, 1, 1349, 2)).containsExactly(0x42C8, 0);
            write(master, 1, 999, 1, 4);
            assertThat(words(master, 1, 1000, 1)).containsExactly(0);
            assertThat(words(master, 1, 1246, 1)).containsExactly(4);
            write(master, 1, 999, 1, 77);
            assertThat(words(master, 1, 1000, 1)).containsExactly(32770);
            write(master, 1, 999, 99, 0);
            assertThat(words(master, 1, 1000, 1)).containsExactly(32769);
            write(master, 1, 999, 6, 1);
            assertThat(words(master, 1, 1200, 2)).as("PID loop in hold").containsExactly(0, 0x100);
            assertThatThrownBy(() -> words(master, 1, 2040, 2)).isInstanceOf(ModbusSlaveException.class);
            assertThatThrownBy(() -> write(master, 1, 1009, 0x447A, 0)).isInstanceOf(ModbusSlaveException.class);
            master.disconnect();
        }
    }

    @Test
    void swappedWordsAndForcedExceptionsShowOnModbus() throws Exception {
        try (AlicatServer server = AlicatServer.start(AlicatTransport.MODBUS_TCP, 0, List.of(first))) {
            ModbusTCPMaster master = new ModbusTCPMaster("127.0.0.1", server.port(), 3000, false);
            master.connect();
            first.faults().apply("words swapped");
            write(master, 1, 1009, 0, 0x42C8);
            assertThat(first.setPoint()).as("100 with the low word first").isEqualTo(100);
            assertThat(words(master, 1, 1349, 2)).containsExactly(0, 0x42C8);
            first.faults().apply("busy on");
            assertThatThrownBy(() -> words(master, 1, 1349, 2))
                    .isInstanceOfSatisfying(
                            ModbusSlaveException.class,
                            refusal -> assertThat(refusal.isType(6)).isTrue());
            first.faults().apply("clear");
            assertThat(words(master, 1, 1349, 2)).containsExactly(0x42C8, 0);
            master.disconnect();
        }
    }

    @Test
    void aControllerThatIsToldSoRestartsInItsNextCommandAndNeverAnswersIt() throws Exception {
        try (AlicatServer ascii = AlicatServer.start(AlicatTransport.ASCII_TCP, 0, List.of(first));
                AlicatServer modbus = AlicatServer.start(AlicatTransport.MODBUS_TCP, 0, List.of(second));
                Socket socket = connect(ascii)) {
            first.faults().apply("reboot on-command");
            assertThat(ask(socket, "A\r")).as("a question").endsWith("Air");
            socket.setSoTimeout(NO_ANSWER_MILLIS);
            assertThatThrownBy(() -> ask(socket, "AV\r")).isInstanceOf(SocketTimeoutException.class);
            second.faults().apply("reboot on-command");
            ModbusTCPMaster master = new ModbusTCPMaster("127.0.0.1", modbus.port(), NO_ANSWER_MILLIS, false);
            master.setRetries(0);
            master.connect();
            assertThat(words(master, 3, 1204, 2)).as("a question").containsExactly(0, 0x41C8);
            assertThatThrownBy(() -> write(master, 3, 999, 4, 2)).isInstanceOf(ModbusIOException.class);
            master.disconnect();
            clock.advance(Duration.ofSeconds(2));
            assertThat(ask(socket, "AV\r")).as("up again, and told once").endsWith("Air");
        }
    }

    private static Socket connect(AlicatServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(5000);
        return socket;
    }

    private static String ask(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return line(new DataInputStream(socket.getInputStream()));
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readByte(); next != '\r'; next = in.readByte()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static int[] words(ModbusTCPMaster master, int unitId, int address, int count) throws Exception {
        return Arrays.stream(master.readMultipleRegisters(unitId, address, count))
                .mapToInt(Register::getValue)
                .toArray();
    }

    private static void write(ModbusTCPMaster master, int unitId, int address, int... words) throws Exception {
        Register[] registers =
                Arrays.stream(words).mapToObj(SimpleRegister::new).toArray(Register[]::new);
        master.writeMultipleRegisters(unitId, address, registers);
    }
}
