package org.ferrule.plugin.alicat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.WordOrder;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Registers, word for word. The numbers below are IEEE 754 written out: 14.7, 25.0, 50.5, 48.0, 50.0, 1234.0. */
class ModbusSessionTest {
    private static final int[] PRESSURE = {0x416B, 0x3333};
    private static final int[] TEMPERATURE = {0x41C8, 0x0000};
    private static final int[] VOLUMETRIC = {0x424A, 0x0000};
    private static final int[] FLOW = {0x4240, 0x0000};
    private static final int[] SET_POINT = {0x4248, 0x0000};
    private static final int[] TOTAL = {0x449A, 0x4000};
    private static final int[] GAP = {0xDEAD, 0xBEEF};

    private static Registers words(WordOrder order, int[]... values) {
        return Registers.of(IntStream.range(0, values.length * 2)
                .map(i -> values[i / 2][order == WordOrder.HIGH_FIRST ? i % 2 : 1 - i % 2])
                .toArray());
    }

    private static FakeModbusLink link(WordOrder order) {
        return new FakeModbusLink()
                .block(1349, words(order, SET_POINT, GAP, PRESSURE, GAP, GAP, TEMPERATURE, VOLUMETRIC, FLOW, TOTAL))
                .block(1246, Registers.of(8))
                .block(1200, words(order, new int[] {0, 0}))
                .block(1000, Registers.of(0));
    }

    private static Bench bench(FakeModbusLink link) throws Exception {
        return Bench.of("alicat-mfc-modbus.yaml")
                .link("link", link)
                .with("unitId", Value.integer(7))
                .with("serialNumber", Value.text("654321"))
                .with("fullScale", Value.real(500))
                .with("flowUnit", Value.text("SCCM"))
                .with("volumetricFlowUnit", Value.text("CCM"))
                .with("totalUnit", Value.text("SmL"));
    }

    private static AlicatSession open(Bench bench) throws Exception {
        return bench.open(new AlicatDriver(), AlicatSession.class);
    }

    private static void assertValues(AlicatSession session) throws Exception {
        assertThat(Bench.read(session, "pressure").value().number()).isCloseTo(101.353, within(0.001));
        assertThat(Bench.read(session, "temperature").value().number()).isEqualTo(25);
        assertThat(Bench.read(session, "volumetricFlow").value().number()).isEqualTo(50.5);
        assertThat(Bench.read(session, "flow.pv").value().number()).isEqualTo(48);
        assertThat(Bench.read(session, "flow.sp").value().number()).isEqualTo(50);
        assertThat(Bench.read(session, "flow.total").value().number()).isEqualTo(1234);
        assertThat(Bench.read(session, "gas").value()).isEqualTo(Value.enumerated(8, "N2"));
        assertThat(Bench.read(session, "valve").value()).isEqualTo(Value.enumerated(0, "CONTROLLING"));
    }

    @ParameterizedTest
    @EnumSource(WordOrder.class)
    void theWordOrderIsASettingAndBothAreRead(WordOrder order) throws Exception {
        FakeModbusLink link = link(order);
        AlicatSession session = open(bench(link).with("wordOrder", Value.text(order.name())));

        assertValues(session);
        assertThat(link.requests()).containsSubsequence("read 1349:18", "read 1246:1", "read 1200:2");
    }

    @ParameterizedTest
    @EnumSource(WordOrder.class)
    void theWrongWordOrderIsRefusedBeforeAnyNumberIsShown(WordOrder order) throws Exception {
        WordOrder wrong = order == WordOrder.HIGH_FIRST ? WordOrder.LOW_FIRST : WordOrder.HIGH_FIRST;
        Bench bench = bench(link(order)).with("wordOrder", Value.text(wrong.name()));

        assertThatThrownBy(() -> open(bench))
                .isInstanceOfSatisfying(
                        ConfigurationException.class, e -> assertThat(e.field()).isEqualTo("wordOrder"))
                .hasMessageContainingAll("25.0", "write " + order);
    }

    @ParameterizedTest
    @CsvSource({"READINGS_2040, 2040, 1246", "STATISTICS_1203, 1202, 1199"})
    void thePlaceOfTheReadingsIsASetting(String setting, int address, int gas) throws Exception {
        WordOrder order = WordOrder.HIGH_FIRST;
        FakeModbusLink link = new FakeModbusLink()
                .block(address, words(order, PRESSURE, TEMPERATURE, VOLUMETRIC, FLOW, SET_POINT, TOTAL))
                .block(gas, Registers.of(8))
                .block(1200, Registers.of(0, 0));

        assertValues(open(bench(link).with("readingRegisters", Value.text(setting))));
    }

    @Test
    void readingsThatAreNotThereAreAMistakeInTheSiteFile() throws Exception {
        Bench bench = bench(link(WordOrder.HIGH_FIRST)).with("readingRegisters", Value.text("READINGS_2040"));

        assertThatThrownBy(() -> open(bench))
                .isInstanceOfSatisfying(
                        ConfigurationException.class, e -> assertThat(e.field()).isEqualTo("readingRegisters"));
    }

    @Test
    void anyOtherRefusalIsTriedAgainLater() throws Exception {
        Bench bench = bench(link(WordOrder.HIGH_FIRST).exception(1349, 18, "4"));

        assertThatThrownBy(() -> open(bench)).isInstanceOf(ConnectionException.class);
    }

    @Test
    void theSerialNumberIsMarkedAsDeclaredBecauseNoRegisterTellsIt() throws Exception {
        FakeModbusLink link = link(WordOrder.HIGH_FIRST);
        AlicatSession session = open(bench(link));

        assertThat(session.identify().serialNumber()).isEqualTo("654321 (declared)");
        link.cut();
        assertThatThrownBy(session::identify).isInstanceOf(ConnectionException.class);
    }

    @Test
    void unitsAreConvertedAsTheSiteFileNamesThem() throws Exception {
        AlicatSession session = open(bench(link(WordOrder.HIGH_FIRST))
                .with("fullScale", Value.real(60_000))
                .with("flowUnit", Value.text("SLPM"))
                .with("volumetricFlowUnit", Value.text("LPM"))
                .with("totalUnit", Value.text("SL"))
                .with("pressureUnit", Value.text("kPaA"))
                .with("temperatureUnit", Value.text("F")));

        assertThat(Bench.read(session, "flow.pv").value().number()).isEqualTo(48_000);
        assertThat(Bench.read(session, "volumetricFlow").value().number()).isEqualTo(50_500);
        assertThat(Bench.read(session, "flow.total").value().number()).isEqualTo(1_234_000);
        assertThat(Bench.read(session, "pressure").value().number()).isCloseTo(14.7, within(1e-6));
        assertThat(Bench.read(session, "temperature").value().number()).isCloseTo(-3.889, within(0.001));
    }

    @Test
    void aTotalAtOtherConditionsThanTheFlowIsAMistakeInTheSiteFile() throws Exception {
        Bench bench = bench(link(WordOrder.HIGH_FIRST)).with("totalUnit", Value.text("NL"));

        assertThatThrownBy(() -> open(bench))
                .isInstanceOfSatisfying(
                        ConfigurationException.class, e -> assertThat(e.field()).isEqualTo("totalUnit"));
    }

    @ParameterizedTest
    @CsvSource({
        "0x0001, TOV, OFF_SPEC",
        "0x0002, TOV, OFF_SPEC",
        "0x000C, VOV, OFF_SPEC",
        "0x0030, MOV, OFF_SPEC",
        "0x0040, POV, OFF_SPEC",
        "0x0080, OVR, MAINTENANCE_REQUIRED",
        "0x0100, HLD, CHECK_FUNCTION",
        "0x0200, ADC, FAILURE",
        "0x0400, EXH, CHECK_FUNCTION",
        "0x0800, OPL, FAILURE",
        "0x1000, TMF, MAINTENANCE_REQUIRED",
        "0x2000, BIT13, MAINTENANCE_REQUIRED",
        "0x0110, HLD MOV, CHECK_FUNCTION"
    })
    void eachStatusFlagIsTheCodeOfTheAsciiFrame(String flags, String codes, Health health) throws Exception {
        AlicatSession session =
                open(bench(link(WordOrder.HIGH_FIRST).block(1200, Registers.of(0, Integer.decode(flags)))));

        assertThat(Bench.read(session, "statusCodes").value()).isEqualTo(Value.text(codes));
        assertThat(session.status().health()).isEqualTo(health);
    }

    @Test
    void withoutStatusFlagsTheValveIsNotSaidToControl() throws Exception {
        FakeModbusLink link = link(WordOrder.HIGH_FIRST);
        AlicatSession session = open(bench(link).with("statusFlags", Value.bool(false)));

        assertThat(Bench.read(session, "valve").quality()).isEqualTo(Quality.BAD_NOT_SUPPORTED);
        assertThat(Bench.read(session, "statusCodes").quality()).isEqualTo(Quality.BAD_NOT_SUPPORTED);
        assertThat(link.requests()).doesNotContain("read 1200:2");
    }

    @Test
    void aNumberThatIsNoneIsBad() throws Exception {
        AlicatSession session = open(bench(link(WordOrder.HIGH_FIRST)
                .block(
                        1349,
                        words(
                                WordOrder.HIGH_FIRST,
                                SET_POINT,
                                GAP,
                                PRESSURE,
                                GAP,
                                GAP,
                                TEMPERATURE,
                                VOLUMETRIC,
                                new int[] {0x7FC0, 0},
                                TOTAL))));

        assertThat(Bench.read(session, "flow.pv").quality()).isEqualTo(Quality.BAD_SENSOR_FAILURE);
    }

    @Test
    void aGasRegisterThatIsNotThereLeavesTheRestGood() throws Exception {
        AlicatSession session = open(bench(link(WordOrder.HIGH_FIRST).exception(1246, 1, "2")));

        assertThat(Bench.read(session, "gas").quality()).isEqualTo(Quality.BAD_NOT_SUPPORTED);
        assertThat(Bench.read(session, "flow.pv").quality()).isEqualTo(Quality.GOOD);
    }

    @ParameterizedTest
    @CsvSource({"HIGH_FIRST, '[17096, 0]'", "LOW_FIRST, '[0, 17096]'"})
    void aSetPointIsOneWriteOfTwoRegistersInTheWordOrder(WordOrder order, String words) throws Exception {
        FakeModbusLink link = link(order);
        AlicatSession session = open(bench(link).with("wordOrder", Value.text(order.name())));
        link.requests().clear();

        session.write(new ParameterId("flow.sp"), Value.real(100));
        assertThat(link.requests()).containsExactly("write 1009 Registers" + words);
    }

    @ParameterizedTest
    @CsvSource({
        "resetTotalizer, 5, 0",
        "releaseValve, 6, 0",
        "closeValve, 6, 1",
        "holdValve, 6, 2",
        "unlockPanel, 7, 0",
        "lockPanel, 7, 1"
    })
    void aCommandIsWrittenAndItsResultRead(String command, int number, int argument) throws Exception {
        FakeModbusLink link = link(WordOrder.HIGH_FIRST);
        AlicatSession session = open(bench(link));
        link.requests().clear();

        start(session, command);
        assertThat(link.requests())
                .containsExactly("write 999 Registers[" + number + ", " + argument + "]", "read 1000:1");
    }

    @Test
    void aTareIsTheTareOfTheFlowAndOnlyAtRest() throws Exception {
        FakeModbusLink link = link(WordOrder.HIGH_FIRST);
        AlicatSession session = open(bench(link));

        assertThatThrownBy(() -> start(session, "tareFlow")).hasMessageContaining("not sent");
        assertThat(link.requests()).noneMatch(request -> request.startsWith("write"));
        int[] zero = {0, 0};
        link.block(
                1349, words(WordOrder.HIGH_FIRST, zero, GAP, PRESSURE, GAP, GAP, TEMPERATURE, VOLUMETRIC, zero, TOTAL));
        start(session, "tareFlow");
        assertThat(link.requests()).contains("write 999 Registers[4, 2]");
    }

    @Test
    void aGasIsACommandToo() throws Exception {
        FakeModbusLink link = link(WordOrder.HIGH_FIRST);
        open(bench(link)).write(new ParameterId("gas"), Value.enumerated(11, "O2"));

        assertThat(link.requests()).endsWith("write 999 Registers[1, 11]", "read 1000:1");
    }

    @ParameterizedTest
    @CsvSource({"32769, too old", "32770, argument", "32771, cannot", "32774, status codes"})
    void aCommandThatFailedCarriesTheControllersCode(int result, String words) throws Exception {
        AlicatSession session = open(bench(link(WordOrder.HIGH_FIRST).block(1000, Registers.of(result))));

        assertThatThrownBy(() -> start(session, "lockPanel"))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo(String.valueOf(result)))
                .hasMessageContaining(words);
    }

    @Test
    void aResultThatIsNotToldLeavesTheOutcomeOpen() throws Exception {
        AlicatSession session = open(bench(link(WordOrder.HIGH_FIRST).exception(1000, 1, "6")));

        assertThatThrownBy(() -> start(session, "resetTotalizer"))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.isSent()).isTrue());
    }

    private static void start(AlicatSession session, String command) throws Exception {
        session.start(new CommandCall(new CommandId(command), RequestId.random(), Map.of()));
    }
}
