package org.ferrule.conformance.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiverFileTest {
    private static List<Waiver> read(String yaml) throws MistakesException {
        return WaiverFile.read("w.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void datesAreReadWithAndWithoutQuotationMarks() throws Exception {
        assertThat(read("""
                PAR-005: {reason: the device rounds, approver: A. Smith, expires: 2027-06-30}
                RES-007: {reason: logs, approver: A. Smith, expires: "2027-01-01"}
                """))
                .containsExactly(
                        new Waiver("PAR-005", "the device rounds", "A. Smith", LocalDate.of(2027, 6, 30)),
                        new Waiver("RES-007", "logs", "A. Smith", LocalDate.of(2027, 1, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PAR-005: never | w.yaml:1:10  PAR-005: must be a map of keys and values",
                "PAR-005: {reason: x, approver: y} | w.yaml:1:1  PAR-005.expires: is missing. Add it",
                "PAR-005: {reason: x, approver: y, expires: never} | must be a day, but is 'never'. Write it as 2027-06-30",
                "PAR-005: {reason: '', approver: y, expires: 2027-06-30} | PAR-005.reason: is empty",
                "PAR-005: {reason: x, approver: y, expires: 2027-06-30, expire: z} | unknown key. Did you mean 'expires'?",
                "- PAR-005 | w.yaml:1:1"
            })
    void aMistakeNamesPlaceAndRemedy(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(message);
    }
}
