package org.ferrule.conformance.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverFileTest {
    @Test
    void datesAreReadWithAndWithoutQuotationMarks() {
        assertThat(WaiverFile.read("w.yaml", """
                - {id: PAR-005, reason: the device rounds, approver: A. Smith, expires: 2027-06-30}
                - {id: RES-007, reason: logs, approver: A. Smith, expires: "2027-01-01"}
                """))
                .extracting(Waiver::id, Waiver::expires)
                .containsExactly(
                        tuple("PAR-005", LocalDate.of(2027, 6, 30)), tuple("RES-007", LocalDate.of(2027, 1, 1)));
        assertThat(WaiverFile.read("w.yaml", "# none\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: b | is no list of waivers",
                "- PAR-005 | 'PAR-005' is no waiver",
                "- {id: PAR-005, reason: x, approver: y} | PAR-005: expires 'null' is no day. Write it as 2027-06-30",
                "- {id: PAR-005, reason: x, approver: y, expires: never} | expires 'never' is no day",
                "- {id: PAR-005, reason: ' ', approver: y, expires: 2027-06-30} | lacks 'reason'",
                "- {id: PAR-005, reason: x, approver: y, expires: 2027-06-30, until: z} | unknown key 'until'",
                "- [ | w.yaml: while parsing"
            })
    void aMistakeNamesFileAndRemedy(String yaml, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaiverFile.read("w.yaml", yaml))
                .withMessageStartingWith("w.yaml: ")
                .withMessageContaining(message);
    }

    @Test
    void twoWaiversForOneRequirementAreRefused() {
        String one = "- {id: PAR-005, reason: x, approver: y, expires: 2027-06-30}\n";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WaiverFile.read("w.yaml", one + one))
                .withMessageContaining("PAR-005 is waived twice");
    }
}
