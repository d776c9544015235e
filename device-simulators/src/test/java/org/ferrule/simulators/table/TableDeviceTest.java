package org.ferrule.simulators.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.simulators.line.LineOutput;
import org.ferrule.simulators.modbus.ModbusFault;
import org.ferrule.simulators.witness.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableDeviceTest {
    private static final String TABLE = """
            serialNumber text4 0 {serial}   # of the seed
            alarms uint32 4 0
            command uint16 6 0 writable
            state enum:IDLE,EXECUTE 7 IDLE
            value float32 8 36.5
            value.sp float32 10 37 writable
            order.sp float32 12 0 writable
            on command 1 if state IDLE: state EXECUTE, value.sp @order.sp
            on command 2: state IDLE
            alarm tooHot: alarms bit 17
            """;

    @TempDir
    private Path folder;

    private TableDevice device(String table) throws IOException {
        Path file = Files.writeString(folder.resolve("device.table"), table);
        return new TableDevice(TableReader.read(file), "SN-0001");
    }

    @Test
    void registersHoldTheHighWordFirstAndTwoCharactersEach() throws Exception {
        TableModbus modbus = new TableModbus(device(TABLE));

        assertThat(modbus.readRegisters(0, 4)).containsExactly(0x534E, 0x2D30, 0x3030, 0x3100);
        assertThat(modbus.readRegisters(8, 2)).containsExactly(0x4212, 0);
    }

    @Test
    void anOrderChangesWhatItsRuleSaysAndIsRefusedWhereItsConditionDoesNotHold() throws Exception {
        TableDevice device = device(TABLE);
        TableModbus modbus = new TableModbus(device);
        modbus.writeRegisters(12, new int[] {0x4220, 0});
        modbus.writeRegisters(6, new int[] {1});

        assertThat(device.shown("state")).isEqualTo("EXECUTE");
        assertThat(device.shown("value.sp")).isEqualTo(40.0);
        assertThatThrownBy(() -> modbus.writeRegisters(6, new int[] {1}))
                .isInstanceOfSatisfying(
                        ModbusFault.class, fault -> assertThat(fault.code()).isEqualTo(ModbusFault.DEVICE_FAILURE));
        assertThatThrownBy(() -> modbus.writeRegisters(8, new int[] {0, 0})).hasMessageContaining("cannot be written");
    }

    @Test
    void whatWasHeldIsAsItWasBeforeOnceNobodyHoldsItUnlessItWasWrittenSince() throws Exception {
        TableDevice device = device(TABLE);
        Truth truth = device.witness().truth();
        truth.apply("value 40");
        truth.apply("value -Infinity");
        truth.apply("value.sp 20");
        new TableModbus(device).writeRegisters(10, new int[] {0x4220, 0});
        assertThat(device.shown("value")).isEqualTo(Double.NEGATIVE_INFINITY);
        truth.apply("free");

        assertThat(device.shown("value")).isEqualTo(36.5);
        assertThat(device.shown("value.sp")).isEqualTo(40.0);
    }

    @Test
    void anAlarmIsItsBitUntilItIsClearedAndTheRestStaysAsItIs() throws Exception {
        TableDevice device = device(TABLE);
        device.faults().apply("alarm tooHot on");

        assertThat(device.shown("alarms")).isEqualTo(1L << 17);
        device.faults().apply("clear");
        assertThat(device.shown("alarms")).isEqualTo(0L);
        assertThatThrownBy(() -> device.faults().apply("alarm tooCold on")).hasMessageContaining("[tooHot]");
    }

    @Test
    void aLineAnswersWhatIsAskedAndRemembersWhatItIsAskedToChange() throws Exception {
        TableDevice device = device(TABLE);
        List<String> said = new ArrayList<>();
        TableLine line = new TableLine(device);
        for (String request : List.of("GET state value", "SET value.sp 38", "SET value 1", "SET command 7", "HELP")) {
            line.received(request, new Said(said));
        }

        assertThat(said).containsExactly("state=IDLE value=36.5\r\n", "OK\r\n", "ERR 3\r\n", "ERR 3\r\n", "ERR 2\r\n");
        assertThat(device.witness().acts().from(0).acts())
                .extracting("act", "value", "isRefused")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("write value.sp", "38", false),
                        org.assertj.core.groups.Tuple.tuple("write value", "1", true),
                        org.assertj.core.groups.Tuple.tuple("write command", "7", true));
    }

    @Test
    void aMistakeIsToldWithItsLine() {
        assertThatThrownBy(() -> device("serialNumber text4 0 {serial}\nvalue float 8 1\n"))
                .hasMessageContaining("device.table:2")
                .hasMessageContaining("'float' is no type");
        assertThatThrownBy(() -> device(TABLE + "on command 3: speed 1\n")).hasMessageContaining("no row 'speed'");
        assertThatThrownBy(() -> device("value float32 8 1\n")).hasMessageContaining("serialNumber");
    }

    private record Said(List<String> lines) implements LineOutput {
        @Override
        public void send(String text) {
            lines.add(text);
        }

        @Override
        public void send(Duration delay, String text) {
            lines.add(text);
        }
    }
}
