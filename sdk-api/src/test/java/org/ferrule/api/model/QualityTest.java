package org.ferrule.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTest {
    @ParameterizedTest
    @CsvSource({
        "0x00000000, GOOD",
        "0x3FFFFFFF, GOOD",
        "0x40000000, UNCERTAIN",
        "0x7FFFFFFF, UNCERTAIN",
        "0x80000000, BAD",
        "0xBFFFFFFF, BAD",
        "0xC0000000, BAD",
        "0xFFFFFFFF, BAD"
    })
    void readsTheSeverityFromTheTwoTopBits(String code, Severity severity) {
        assertThat(Quality.ofCode(Long.decode(code)).severity()).isEqualTo(severity);
    }

    @Test
    void keepsCodesItDoesNotKnow() {
        Quality vendor = Quality.ofCode(0x80AB1234L);

        assertThat(vendor.code()).isEqualTo(0x80AB1234L);
        assertThat(vendor.name()).isEqualTo("0x80AB1234");
        assertThat(vendor).hasToString("BAD(0x80AB1234)");
    }

    @Test
    void namesCodesOfTheStandard() {
        assertThat(Quality.ofCode(0x42090000L)).isEqualTo(Quality.UNCERTAIN_SIMULATED_VALUE);
        assertThat(Quality.ofCode(0x420A0000L)).isEqualTo(Quality.UNCERTAIN_SENSOR_CALIBRATION);
        assertThat(Quality.ofCode(0x40940000L)).isEqualTo(Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED);
        assertThat(Quality.ofCode(0x80310000L)).isEqualTo(Quality.BAD_NO_COMMUNICATION);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0x1_0000_0000L, Long.MIN_VALUE})
    void refusesWhatIsNoUnsigned32BitNumber(long code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quality.ofCode(code))
                .withMessageContaining(Long.toString(code));
    }

    @Test
    void theWorseOfTwoWinsAndTheFirstOfEquals() {
        assertThat(Quality.GOOD.worse(Quality.BAD_TIMEOUT)).isEqualTo(Quality.BAD_TIMEOUT);
        assertThat(Quality.BAD_TIMEOUT.worse(Quality.GOOD)).isEqualTo(Quality.BAD_TIMEOUT);
        assertThat(Quality.UNCERTAIN_SENSOR_CALIBRATION.worse(Quality.UNCERTAIN_SIMULATED_VALUE))
                .isEqualTo(Quality.UNCERTAIN_SENSOR_CALIBRATION);
    }
}
