package org.ferrule.plugin.alicat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the bytes that a controller sends. */
class AsciiReadingTest {
    private static AlicatSession open(Bench bench) throws Exception {
        return bench.open(new AlicatDriver(), AlicatSession.class);
    }

    private static AlicatSession modern(String frame) throws Exception {
        return open(Wire.bench(Wire.modern().answer("A\r", frame)));
    }

    private static double number(AlicatSession session, String parameter) throws Exception {
        return Bench.read(session, parameter).value().number();
    }

    @Test
    void aModernFrameIsReadByTheLayoutThatTheControllerAnnounced() throws Exception {
        FakeStreamLink link = Wire.modern();
        AlicatSession session = open(Wire.bench(link));

        assertThat(link.requests()).containsExactly("AVE\r", "A??D*\r", "AFPF 5\r");
        assertThat(number(session, "pressure")).isCloseTo(101.353, within(0.001));
        assertThat(number(session, "temperature")).isEqualTo(23.45);
        assertThat(number(session, "volumetricFlow")).isEqualTo(50.0);
        assertThat(number(session, "flow.pv")).isEqualTo(48.2);
        assertThat(number(session, "flow.sp")).isEqualTo(50.0);
        assertThat(Bench.read(session, "gas").value()).isEqualTo(Value.enumerated(8, "N2"));
        assertThat(Bench.read(session, "valve").value()).isEqualTo(Value.enumerated(1, "HELD"));
        assertThat(Bench.read(session, "panelLocked").value()).isEqualTo(Value.bool(false));
        assertThat(Bench.read(session, "statusCodes").value()).isEqualTo(Value.text("HLD MOV"));
        assertThat(number(session, "fullScale")).isEqualTo(500);
        assertThat(Bench.read(session, "flow.total").quality()).isEqualTo(Quality.BAD_NOT_SUPPORTED);
        assertThat(link.requests().get(3)).isEqualTo("A\r");
    }

    @Test
    void anotherLayoutInOtherUnitsGivesTheSameQuantities() throws Exception {
        FakeStreamLink link = Wire.modern()
                .answer("A??D*\r", Wire.TOTALIZER_LAYOUT)
                .answer("AFPF 5\r", "A +5.000 7 SLPM\r")
                .answer("A\r", "A +298.15 +101.30 +042.00 +01.250 +01.500 +00012.5 CO2\r");
        AlicatSession session =
                open(Wire.bench(link).with("flowUnit", Value.text("SLPM")).with("fullScale", Value.real(5000)));

        assertThat(number(session, "temperature")).isCloseTo(25.0, within(1e-9));
        assertThat(number(session, "pressure")).isEqualTo(101.3);
        assertThat(number(session, "flow.pv")).isEqualTo(1250);
        assertThat(number(session, "flow.sp")).isEqualTo(1500);
        assertThat(number(session, "flow.total")).isEqualTo(12500);
        assertThat(Bench.read(session, "gas").value()).isEqualTo(Value.enumerated(4, "CO2"));
        assertThat(Bench.read(session, "volumetricFlow").quality()).isEqualTo(Quality.BAD_NOT_SUPPORTED);
    }

    @Test
    void anOldControllerTellsNamesInsteadOfNumbersAndItsFullScaleInTheLayout() throws Exception {
        FakeStreamLink link = Wire.legacy();
        AlicatSession session = open(Wire.legacyBench(link));

        assertThat(link.requests()).containsExactly("AVE\r", "A??D*\r");
        assertThat(number(session, "flow.pv")).isEqualTo(0.2);
        assertThat(number(session, "flow.sp")).isEqualTo(116.3);
        assertThat(number(session, "fullScale")).isEqualTo(500);
        assertThat(Bench.read(session, "gas").value()).isEqualTo(Value.enumerated(8, "N2"));
    }

    @Test
    void theNameplateIsReadFromTheControllersTable() throws Exception {
        assertThat(open(Wire.bench(Wire.modern())).identify())
                .isEqualTo(new Nameplate("ALICAT SCIENTIFIC", "MC-500SCCM-D", "123456", "", "10v20.0-R24"));
    }

    @Test
    void aControllerWithoutSerialNumberIsRefused() throws Exception {
        AlicatSession session =
                open(Wire.bench(Wire.modern().answer("A??M*\r", "A  M00 ALICAT\rA  M05 Serial Number\r")));

        assertThatThrownBy(session::identify).isInstanceOf(DeviceException.class);
    }

    @Test
    void dashesAreAValueThatIsNotThere() throws Exception {
        AlicatSession session = modern("A +014.70      -- +0050.0 ------- +0050.0 Air\r");

        assertThat(Bench.read(session, "temperature").quality()).isEqualTo(Quality.BAD_SENSOR_FAILURE);
        assertThat(Bench.read(session, "flow.pv").quality()).isEqualTo(Quality.BAD_SENSOR_FAILURE);
        assertThat(Bench.read(session, "flow.sp").quality()).isEqualTo(Quality.GOOD);
    }

    @Test
    void aMixtureOfTheSitesOwnIsKeptAsUnknown() throws Exception {
        AlicatSession session = modern("A +014.70 +023.45 +0050.0 +0048.2 +0050.0 MyMix\r");

        assertThat(Bench.read(session, "gas").value()).isEqualTo(Value.enumerated(-1, "UNKNOWN"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', NORMAL, '', GOOD, GOOD",
        "LCK, NORMAL, '', GOOD, GOOD",
        "HLD, CHECK_FUNCTION, valveHeld, GOOD, GOOD",
        "EXH, CHECK_FUNCTION, valveHeld, GOOD, GOOD",
        "MOV, OFF_SPEC, flowOutOfRange, UNCERTAIN, GOOD",
        "VOV, OFF_SPEC, flowOutOfRange, GOOD, GOOD",
        "POV, OFF_SPEC, pressureOutOfRange, GOOD, UNCERTAIN",
        "TOV, OFF_SPEC, temperatureOutOfRange, GOOD, GOOD",
        "OVR, MAINTENANCE_REQUIRED, totalizerIncomplete, GOOD, GOOD",
        "TMF, MAINTENANCE_REQUIRED, totalizerIncomplete, GOOD, GOOD",
        "OPL, FAILURE, overPressure, GOOD, GOOD",
        "ADC, FAILURE, sensorFailure, BAD, BAD",
        "XYZ, MAINTENANCE_REQUIRED, unknownStatus, UNCERTAIN, UNCERTAIN",
        "MOV ADC HLD, FAILURE, flowOutOfRange sensorFailure valveHeld, BAD, BAD"
    })
    void eachStatusCodeHasItsHealthAlarmAndQuality(
            String codes, Health health, String alarms, String flow, String pressure) throws Exception {
        Bench bench = Wire.bench(
                Wire.modern().answer("A\r", "A +014.70 +023.45 +0050.0 +0048.2 +0050.0 Air " + codes + "\r"));
        AlicatSession session = open(bench);

        assertThat(session.status().health()).isEqualTo(health);
        assertThat(bench.alarms()).hasSize(8);
        assertThat(bench.alarms().entrySet().stream()
                        .filter(alarm -> alarm.getValue())
                        .map(alarm -> alarm.getKey())
                        .toList())
                .isEqualTo(alarms.isEmpty() ? List.of() : List.of(alarms.split(" ")));
        assertThat(Bench.read(session, "flow.pv").quality().severity()).hasToString(flow);
        assertThat(Bench.read(session, "pressure").quality().severity()).hasToString(pressure);
        assertThat(Bench.read(session, "flow.sp").quality()).isEqualTo(Quality.GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A\r",
                "A +014.70 +023.45 +0050.0 +0048.2 +0050.0\r",
                "A +014.70 +023.45 +0050.0 +0048.2 N2\r",
                "A +014.70 +023.45 +0050.0 +0048.2 +0050.0 N2 +12.3\r",
                "A +014.70 +023.45 +0050.0 +00x8.2 +0050.0 N2\r",
                "B +014.70 +023.45 +0050.0 +0048.2 +0050.0 N2\r",
                "AA +014.70 +023.45 +0050.0 +0048.2 +0050.0 N2\r",
                "\r"
            })
    void aFrameThatDoesNotFitEndsTheConnectionSoThatTheLayoutIsAskedForAgain(String frame) throws Exception {
        AlicatSession session = modern(frame);

        assertThat(catchThrowableOfType(ConnectionException.class, () -> Bench.read(session, "flow.pv"))
                        .fault())
                .isEqualTo(CommFault.PROTOCOL);
    }

    @Test
    void aFrameThatStopsHalfWayIsATimeout() throws Exception {
        AlicatSession session = modern("A +014.70 +023");

        assertThat(catchThrowableOfType(ConnectionException.class, () -> Bench.read(session, "flow.pv"))
                        .fault())
                .isEqualTo(CommFault.TIMEOUT);
    }

    @Test
    void aLineWithoutEndIsAFramingFault() throws Exception {
        AlicatSession session = modern("A " + "+014.70 ".repeat(40) + "\r");

        assertThat(catchThrowableOfType(ConnectionException.class, () -> Bench.read(session, "flow.pv"))
                        .fault())
                .isEqualTo(CommFault.FRAMING);
    }

    @Test
    void aRejectedPollIsTheControllersRefusal() throws Exception {
        AlicatSession session = modern("A ?\r");

        assertThatThrownBy(() -> Bench.read(session, "flow.pv"))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("?"));
    }
}
