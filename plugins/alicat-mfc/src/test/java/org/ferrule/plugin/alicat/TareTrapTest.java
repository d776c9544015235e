package org.ferrule.plugin.alicat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.junit.jupiter.api.Test;

/** One letter, two meanings: {@code T} tares from firmware 8 on and resets the totalizer before; {@code T 1} always resets. */
class TareTrapTest {
    private static final String[] FIRMWARE = {"5v12.0-R22", "7v01", "8v17.0-R23", "9v00", "10v20.0-R24", "GP07R100"};

    @Test
    void aTareIsNeverAResetAndAResetNeverATareWhateverTheFirmwareAndTheSettings() throws Exception {
        List<String> seen = new ArrayList<>();
        for (String firmware : FIRMWARE) {
            for (String tare : new String[] {"V", "DOLLAR_V", "T"}) {
                for (String reset : new String[] {"T_1", "T"}) {
                    for (String command : new String[] {"tareFlow", "resetTotalizer"}) {
                        String sent = sent(firmware, tare, reset, command);
                        seen.add(firmware + " " + command + " " + sent);
                        if (!sent.isEmpty()) {
                            assertThat(meanings(firmware, sent))
                                    .as("%s sends '%s' to firmware %s", command, sent, firmware)
                                    .containsExactly(command);
                        }
                    }
                }
            }
        }
        assertThat(seen)
                .as("both meanings of a bare T are in use where they are safe")
                .contains("5v12.0-R22 resetTotalizer T", "10v20.0-R24 tareFlow T")
                .contains("5v12.0-R22 resetTotalizer T 1", "10v20.0-R24 tareFlow V", "8v17.0-R23 tareFlow $$V")
                .noneMatch(line -> line.matches("GP07R100 \\S+ T"));
    }

    /** Everything that this request could do; written from the facts, not from the driver. */
    private static List<String> meanings(String firmware, String request) {
        return switch (request) {
            case "T 1" -> List.of("resetTotalizer");
            case "V", "$$V" -> List.of("tareFlow");
            case "T" ->
                switch (firmware.replaceAll("v.*", "")) {
                    case "5", "7" -> List.of("resetTotalizer");
                    case "8", "9", "10" -> List.of("tareFlow");
                    default -> List.of("tareFlow", "resetTotalizer");
                };
            default -> List.of("something else: " + request);
        };
    }

    /** What is sent, without unit id and end; empty if the controller is refused with these settings. */
    private static String sent(String firmware, String tare, String reset, String command) throws Exception {
        FakeStreamLink link = Wire.legacy()
                .answer("AVE\r", "A   " + firmware + " Jan  9 2025\r")
                .answer("A\r", "A +014.52 +021.50 +0000.0 +0000.0 0000.0 N2\r");
        for (String request : new String[] {"V", "$$V", "T", "T 1"}) {
            link.answer("A" + request + "\r", "A +014.52 +021.50 +0000.0 +0000.0 0000.0 N2\r");
        }
        AlicatSession session;
        try {
            session = Wire.legacyBench(link)
                    .with("tareCommand", Value.text(tare))
                    .with("totalizerReset", Value.text(reset))
                    .open(new AlicatDriver(), AlicatSession.class);
        } catch (ConfigurationException refused) {
            assertThat(refused.field()).isIn("tareCommand", "totalizerReset");
            return "";
        }
        session.start(new CommandCall(new CommandId(command), RequestId.random(), Map.of()));
        String last = link.requests().get(link.requests().size() - 1);
        return last.substring(1, last.length() - 1);
    }
}
