package org.ferrule.simulators.alicat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.ferrule.simulators.alicat.AlicatController.Surroundings;
import org.ferrule.simulators.culture.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said on the line, byte for byte. */
class AlicatConsoleTest {

    private final ManualClock clock = new ManualClock();

    private AlicatController controller(AlicatModel model) {
        AlicatController controller = new AlicatController(
                AlicatSettings.of(model, 'A', "123456", 3), new Surroundings(() -> 300, () -> 23.45), clock);
        controller.tareFlow();
        return controller;
    }

    @Test
    void eachModelAnnouncesAndSendsItsOwnFrame() {
        AlicatConsole modern = new AlicatConsole(controller(AlicatModel.MODERN));
        assertThat(modern.answer("")).isEqualTo("A +014.70 +023.45 +000.00 +000.00 +000.00    Air");
        assertThat(modern.answer("??D*").split("\r"))
                .hasSize(19)
                .contains(
                        "A D00 ID_ NAME______________________ TYPE_______ WIDTH NOTES___________________",
                        "A D01 700 Unit ID                    string          1",
                        "A D02 002 Abs Press                  s decimal     7/2 010 02 PSIA",
                        "A D06 037 Mass Flow Setpt            s decimal     7/2 012 02 SCCM",
                        "A D07 703 Gas                        string          6",
                        "A D08 701 *Error                     string          3 ADC",
                        "A D18 702 *Status                    string          3 LCK");

        AlicatConsole totalizer = new AlicatConsole(controller(AlicatModel.TOTALIZER));
        assertThat(totalizer.answer("")).isEqualTo("A +023.45 +101.33 +000.00 +00.000 +00.000 +00.000 +0000.00    Air");

        AlicatConsole legacy = new AlicatConsole(controller(AlicatModel.LEGACY));
        assertThat(legacy.answer("")).isEqualTo("A +014.70 +023.45 +0000.0 +0000.0 0000.0    Air");
        assertThat(legacy.answer("??D*").split("\r"))
                .contains(
                        "A  D00 NAME_______ TYPE_____ MinVal_  MaxVal_  UNITS__",
                        "A  D05 Mass        signed    +0000.0  +0500.0     SCCM");
    }

    @Test
    void modernFirmwareTakesLsAndTellsPresentAndWantedFlow() {
        AlicatController controller = controller(AlicatModel.MODERN);
        AlicatConsole console = new AlicatConsole(controller);

        assertThat(console.answer("LS 100.5")).isEqualTo("A +000.00 +100.50 12 SCCM");
        assertThat(controller.setPoint()).isEqualTo(100.5);
        clock.advance(Duration.ofSeconds(10));
        assertThat(console.answer("ls")).isEqualTo("A +100.50 +100.50 12 SCCM");
        assertThat(console.answer("S50.0")).endsWith("+050.00    Air");
        assertThat(console.answer("LS 500.1")).isEqualTo("?");
        assertThat(console.answer("FPF 5")).isEqualTo("A +500.00 12 SCCM");
        assertThat(console.answer("GS 8")).isEqualTo("A 8 N2 Nitrogen");
        assertThat(console.answer("GS 77")).isEqualTo("?");
        assertThat(console.answer("VE")).startsWith("A   10v20.0-R24 ");
    }

    @Test
    void oldFirmwareTakesAnythingThatBeginsWithLForALock() {
        AlicatController controller = controller(AlicatModel.LEGACY);
        AlicatConsole console = new AlicatConsole(controller);

        assertThat(console.answer("LS 100")).endsWith(" LCK");
        assertThat(controller.setPoint()).isZero();
        assertThat(console.answer("U")).doesNotContain("LCK");
        assertThat(console.answer("S100.0")).contains(" 0100.0 ");
        assertThat(console.answer("32000")).contains(" 0250.0 ");
        assertThat(console.answer("G8")).endsWith("     N2");
        assertThat(console.answer("GS 8")).isEqualTo("?");
        assertThat(console.answer("FPF 5")).isEqualTo("?");
    }

    @ParameterizedTest
    @CsvSource({
        "MODERN, T, true, false",
        "MODERN, T 1, false, true",
        "MODERN, V, true, false",
        "MODERN, $$V, true, false",
        "LEGACY, T, false, true",
        "LEGACY, T 1, false, true",
        "LEGACY, V, true, false",
        "LEGACY, $$V, true, false"
    })
    void aBareTTaresNewFirmwareAndResetsTheTotalizerOfOld(
            AlicatModel model, String request, boolean isTared, boolean isReset) {
        AlicatController controller = controller(model);
        controller.command(100);
        clock.advance(Duration.ofSeconds(60));

        assertThat(new AlicatConsole(controller).answer(request)).startsWith("A +");
        assertThat(Math.abs(controller.readings().flow()) < 1).isEqualTo(isTared);
        assertThat(controller.total() == 0).isEqualTo(isReset);
    }

    @Test
    void theOldestFormsOfRequestsAreTaken() {
        AlicatConsole console = new AlicatConsole(controller(AlicatModel.LEGACY));

        assertThat(console.answer("$$W46=11")).isEqualTo("A   046 = 11");
        assertThat(console.answer("$$R46")).isEqualTo("A   046 = 11");
        assertThat(console.answer("")).endsWith(" O2");
        assertThat(console.answer("R122")).isEqualTo("A   122 = 37");
        assertThat(console.answer("$$L")).endsWith(" LCK");
        assertThat(console.answer("$$U")).endsWith(" O2");
        assertThat(console.answer("W46=999")).isEqualTo("?");
    }
}
