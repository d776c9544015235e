package org.ferrule.plugin.alicat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes out for each write and command, byte for byte. */
class AsciiCommandsTest {
    private static final String STILL = "A +014.70 +023.45 +0000.0 +0000.3 +0000.0     N2\r";
    private static final String FLOWING = "A +014.70 +023.45 +0050.0 +0048.2 +0050.0     N2\r";
    private static final ParameterId SET_POINT = new ParameterId("flow.sp");

    private final FakeStreamLink link = Wire.modern().answer("A\r", STILL);

    private AlicatSession session() throws Exception {
        AlicatSession session = Wire.bench(link).open(new AlicatDriver(), AlicatSession.class);
        link.requests().clear();
        return session;
    }

    private static void start(AlicatSession session, String command) throws Exception {
        session.start(new CommandCall(new CommandId(command), RequestId.random(), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "MODERN, 50, ALS 50.0",
        "MODERN, 0, ALS 0.0",
        "MODERN, 12.345678, ALS 12.3457",
        "MODERN, 500, ALS 500.0",
        "MODERN, 0.00001, ALS 0.0",
        "LEGACY, 50, AS50.0",
        "LEGACY, 0.25, AS0.25"
    })
    void aSetPointIsSentOnceInTheDialectOfTheFirmware(String dialect, double flow, String request) throws Exception {
        link.answer(request + "\r", "A +000.00 +050.00 12 SCCM\r");
        AlicatSession session =
                Wire.bench(link).with("dialect", Value.text(dialect)).open(new AlicatDriver(), AlicatSession.class);
        link.requests().clear();

        session.write(SET_POINT, Value.real(flow));

        assertThat(link.requests()).containsExactly(request + "\r");
    }

    @Test
    void aSetPointIsSentInTheControllersOwnUnit() throws Exception {
        link.answer("A??D*\r", Wire.TOTALIZER_LAYOUT)
                .answer("AFPF 5\r", "A +5.000 7 SLPM\r")
                .answer("ALS 1.234\r", "A +0.000 +1.234 7 SLPM\r");
        AlicatSession session = Wire.bench(link)
                .with("flowUnit", Value.text("SLPM"))
                .with("fullScale", Value.real(5000))
                .open(new AlicatDriver(), AlicatSession.class);

        session.write(SET_POINT, Value.real(1234));

        assertThat(link.requests()).endsWith("ALS 1.234\r");
    }

    @Test
    void aSetPointAboveFullScaleIsRefusedBeforeItIsSent() throws Exception {
        AlicatSession session = session();

        assertThatThrownBy(() -> session.write(SET_POINT, Value.real(500.1)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContainingAll("not sent", "500.1", "500.0 mL/min");
        assertThat(link.requests()).isEmpty();
    }

    @Test
    void aRejectionIsTheControllersRefusalAndALostReplyLeavesTheOutcomeOpen() throws Exception {
        link.answer("ALS 50.0\r", "A ?\r");
        AlicatSession session = session();

        assertThatThrownBy(() -> session.write(SET_POINT, Value.real(50)))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("?"));
        link.answer("ALS 50.0\r", "");
        assertThatThrownBy(() -> session.write(SET_POINT, Value.real(50)))
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.isSent()).isTrue());
        assertThat(link.requests()).as("never repeated").containsExactly("ALS 50.0\r", "ALS 50.0\r");
    }

    @ParameterizedTest
    @CsvSource({"MODERN, AGS 11", "LEGACY, AG11"})
    void aGasIsSelectedByItsNumber(String dialect, String request) throws Exception {
        link.answer(request + "\r", "A 11 O2 Oxygen\r");
        AlicatSession session =
                Wire.bench(link).with("dialect", Value.text(dialect)).open(new AlicatDriver(), AlicatSession.class);
        link.requests().clear();

        session.write(new ParameterId("gas"), Value.enumerated(11, "O2"));

        assertThat(link.requests()).containsExactly(request + "\r");
    }

    @ParameterizedTest
    @CsvSource({
        "resetTotalizer, AT 1",
        "holdValve, AHP",
        "closeValve, AHC",
        "releaseValve, AC",
        "lockPanel, AL",
        "unlockPanel, AU"
    })
    void aCommandIsOneRequest(String command, String request) throws Exception {
        link.answer(request + "\r", STILL);
        AlicatSession session = session();

        start(session, command);

        assertThat(link.requests()).containsExactly(request + "\r");
    }

    @Test
    void aTareLooksFirstWhetherTheGasStandsStill() throws Exception {
        link.answer("AV\r", STILL);
        AlicatSession session = session();

        start(session, "tareFlow");
        assertThat(link.requests()).containsExactly("A\r", "AV\r");
    }

    @ParameterizedTest
    @CsvSource({
        "A +014.70 +023.45 +0050.0 +0000.0 +0050.0 N2",
        "A +014.70 +023.45 +0050.0 +0026.0 +0000.0 N2",
        "A +014.70 +023.45 +0050.0 ------- +0000.0 N2",
        "A +014.70 +023.45 +0050.0 +0000.0 ------- N2"
    })
    void aTareIsRefusedWhileGasFlowsOrNobodyKnows(String frame) throws Exception {
        AlicatSession session = session();
        link.answer("A\r", frame + "\r");

        assertThatThrownBy(() -> start(session, "tareFlow"))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("not sent");
        assertThat(link.requests()).containsExactly("A\r");
    }

    @Test
    void stoppingSetsZeroLooksAndOnlyThenReleasesTheValve() throws Exception {
        link.answer("ALS 0.0\r", "A +000.00 +000.00 12 SCCM\r").answer("AC\r", STILL);
        AlicatSession session = session();

        start(session, "stop");
        assertThat(link.requests()).containsExactly("ALS 0.0\r", "A\r", "AC\r");
    }

    @Test
    void stoppingFailsLoudlyAndReleasesNothingWhereTheSetPointComesFromElsewhere() throws Exception {
        link.answer("ALS 0.0\r", "A +050.00 +050.00 12 SCCM\r");
        AlicatSession session = session();
        link.answer("A\r", FLOWING);

        assertThatThrownBy(() -> start(session, "stop"))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("closeValve");
        assertThat(link.requests()).containsExactly("ALS 0.0\r", "A\r");
    }
}
