package org.ferrule.plugin.alicat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A controller that is not what the site file says is refused when it is opened: no number of it is ever shown. */
class AsciiOpeningTest {
    private static AlicatSession open(Bench bench) throws Exception {
        return bench.open(new AlicatDriver(), AlicatSession.class);
    }

    private static void assertRefused(Bench bench, String field, String... parts) {
        assertThatThrownBy(() -> open(bench))
                .isInstanceOfSatisfying(
                        ConfigurationException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasMessageContainingAll(parts);
    }

    @Test
    void anotherFullScaleIsRefused() throws Exception {
        assertRefused(
                Wire.bench(Wire.modern().answer("AFPF 5\r", "A +5000.0 12 SCCM\r")), "fullScale", "500.0", "5000.0");
        assertRefused(Wire.legacyBench(Wire.legacy()).with("fullScale", Value.real(1000)), "fullScale", "500.0");
    }

    @ParameterizedTest
    @CsvSource({"SLPM", "NCCM", "CCM", "SCIM"})
    void anotherFlowUnitIsRefusedAndNeverConvertedSilently(String unit) throws Exception {
        String layout = Wire.MODERN_LAYOUT.replace("012 02 SCCM", "007 02 " + unit);

        assertRefused(Wire.bench(Wire.modern().answer("A??D*\r", layout)), "flowUnit", "SCCM", unit);
    }

    @Test
    void aSetPointInAnotherUnitThanTheFlowIsRefused() throws Exception {
        String layout = Wire.MODERN_LAYOUT.replace(
                "A D06 037 Mass Flow Setpt            s decimal     7/2 012 02 SCCM",
                "A D06 037 Mass Flow Setpt            s decimal     7/2 007 02 SLPM");

        assertRefused(Wire.bench(Wire.modern().answer("A??D*\r", layout)), "flowUnit", "set-point", "SLPM");
    }

    @Test
    void aFullScaleInAnotherUnitThanTheFlowIsRefused() throws Exception {
        assertRefused(Wire.bench(Wire.modern().answer("AFPF 5\r", "A +500.00 7 SLPM\r")), "flowUnit", "SLPM");
    }

    @Test
    void aControllerThatControlsPressureIsRefused() throws Exception {
        String layout = Wire.MODERN_LAYOUT.replace(
                "A D06 037 Mass Flow Setpt            s decimal     7/2 012 02 SCCM",
                "A D06 038 Ga Press Setpt             s decimal     7/2 010 02 PSIG");

        assertRefused(Wire.bench(Wire.modern().answer("A??D*\r", layout)), "link", "controls pressure");
    }

    @Test
    void aPressureInAUnitThatCannotBeConvertedIsBadAndTheFlowGood() throws Exception {
        String layout = Wire.MODERN_LAYOUT.replace("010 02 PSIA", "010 02 PSIG");
        AlicatSession session = open(Wire.bench(Wire.modern()
                .answer("A??D*\r", layout)
                .answer("A\r", "A +000.70 +023.45 +0050.0 +0048.2 +0050.0 N2\r")));

        assertThat(Bench.read(session, "pressure").quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
        assertThat(Bench.read(session, "flow.pv").quality()).isEqualTo(Quality.GOOD);
    }

    @Test
    void aTotalAtOtherConditionsThanTheFlowIsBad() throws Exception {
        String layout = Wire.TOTALIZER_LAYOUT.replace("004 01 SL", "034 01 NL");
        AlicatSession session = open(Wire.bench(Wire.modern()
                        .answer("A??D*\r", layout)
                        .answer("AFPF 5\r", "A +5.000 7 SLPM\r")
                        .answer("A\r", "A +298.15 +101.30 +042.00 +01.250 +01.500 +00012.5 CO2\r"))
                .with("flowUnit", Value.text("SLPM"))
                .with("fullScale", Value.real(5000)));

        assertThat(Bench.read(session, "flow.total").quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
    }

    @Test
    void theModernDialectIsRefusedWhereItWouldLockThePanel() throws Exception {
        assertRefused(Wire.bench(Wire.legacy()), "dialect", "5v12", "LEGACY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A\r", "A no table\r", "A D00 ID_ NAME_ TYPE_ WIDTH NOTES_\r", "A ?\r"})
    void anAnswerThatIsNoLayoutIsAConnectionFailure(String answer) throws Exception {
        Bench bench = Wire.bench(Wire.modern().answer("A??D*\r", answer));

        assertThatThrownBy(() -> open(bench)).isInstanceOf(ConnectionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A\r", "A +500.00 SCCM\r", "A many 12 SCCM\r", "?\r"})
    void anUnreadableFullScaleIsAConnectionFailure(String answer) throws Exception {
        Bench bench = Wire.bench(Wire.modern().answer("AFPF 5\r", answer));

        assertThatThrownBy(() -> open(bench)).isInstanceOf(ConnectionException.class);
    }

    @Test
    void anEmptyRowEndsATableAsSilenceDoes() throws Exception {
        AlicatSession session = open(Wire.bench(Wire.modern().answer("A??D*\r", Wire.MODERN_LAYOUT + "\r")));

        assertThat(Bench.read(session, "flow.pv").value().number()).isEqualTo(48.2);
    }

    @Test
    void anotherUnitIdIsUsedInEveryRequest() throws Exception {
        FakeStreamLink link = new FakeStreamLink()
                .answer("QVE\r", "Q   10v20.0-R24\r")
                .answer("Q??D*\r", Wire.MODERN_LAYOUT.replace("A D", "Q D"))
                .answer("QFPF 5\r", "Q +500.00 12 SCCM\r")
                .answer("Q\r", "Q +014.70 +023.45 +0050.0 +0048.2 +0050.0 N2\r");
        AlicatSession session = open(Wire.bench(link).with("unitId", Value.text("Q")));

        assertThat(Bench.read(session, "flow.pv").value().number()).isEqualTo(48.2);
        assertThat(link.requests()).allMatch(request -> request.startsWith("Q"));
    }
}
