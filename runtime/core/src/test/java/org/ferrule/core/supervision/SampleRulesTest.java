package org.ferrule.core.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Access;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.junit.jupiter.api.Test;

class SampleRulesTest {
    private static final SampleRules REAL = new SampleRules(false);
    private static final SampleRules SIMULATED = new SampleRules(true);

    @Test
    void notANumberAndInfinitiesAreBadAndAbsent() {
        for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            check(ValueType.REAL, Value.real(wrong), Quality.GOOD, Value.absent(), Quality.BAD_SENSOR_FAILURE);
        }
        Value nested = new Value.Items(List.of(Value.real(1), Value.real(Double.NaN)));
        check(ValueType.LIST, nested, Quality.GOOD, Value.absent(), Quality.BAD_SENSOR_FAILURE);
    }

    @Test
    void outsideTheInstrumentRangeIsAtBestUncertain() {
        Quality exceeded = Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED;
        check(ValueType.REAL, Value.real(100.1), Quality.GOOD, Value.real(100.1), exceeded);
        check(ValueType.INT, Value.integer(-1), Quality.GOOD, Value.integer(-1), exceeded);
        check(ValueType.REAL, Value.real(100), Quality.GOOD, Value.real(100), Quality.GOOD);
        check(ValueType.REAL, Value.real(-1), Quality.BAD_TIMEOUT, Value.real(-1), Quality.BAD_TIMEOUT);
    }

    @Test
    void absentIsNeverGood() {
        check(ValueType.REAL, Value.absent(), Quality.GOOD, Value.absent(), Quality.BAD_WAITING_FOR_INITIAL_DATA);
        check(ValueType.REAL, Value.absent(), Quality.BAD_TIMEOUT, Value.absent(), Quality.BAD_TIMEOUT);
    }

    @Test
    void aValueOfAnotherTypeIsAConfigurationError() {
        check(ValueType.REAL, Value.integer(5), Quality.GOOD, Value.absent(), Quality.BAD_CONFIGURATION_ERROR);
        check(ValueType.TEXT, Value.real(5), Quality.GOOD, Value.absent(), Quality.BAD_CONFIGURATION_ERROR);
    }

    @Test
    void enumerationCodesGetTheirDeclaredNameAndUnknownOnesAreKept() {
        Value named = Value.enumerated(1, "AUTO");
        check(ValueType.ENUM, Value.enumerated(1, "?"), Quality.GOOD, named, Quality.GOOD);
        Value unknown = Value.enumerated(9, SampleRules.UNKNOWN_NAME);
        check(ValueType.ENUM, Value.enumerated(9, "x"), Quality.GOOD, unknown, SampleRules.UNCERTAIN);
    }

    @Test
    void simulatedIsNeverGoodAndNeverBetterThanItWas() {
        ParameterDescriptor parameter = parameter(ValueType.REAL);
        Reading good = Reading.good(TestDescriptors.VALUE, Value.real(5));
        assertThat(SIMULATED.judge(parameter, good).quality()).isEqualTo(Quality.UNCERTAIN_SIMULATED_VALUE);
        Reading bad = Reading.bad(TestDescriptors.VALUE, Quality.BAD_DEVICE_FAILURE);
        assertThat(SIMULATED.judge(parameter, bad).quality()).isEqualTo(Quality.BAD_DEVICE_FAILURE);
    }

    private static void check(ValueType type, Value value, Quality quality, Value expected, Quality expectedQuality) {
        Reading reading = new Reading(TestDescriptors.VALUE, value, quality, null);
        assertThat(REAL.judge(parameter(type), reading)).isEqualTo(new SampleRules.Judged(expected, expectedQuality));
    }

    private static ParameterDescriptor parameter(ValueType type) {
        Map<Long, String> names = type == ValueType.ENUM ? Map.of(1L, "AUTO") : Map.of();
        ValueDomain domain = new ValueDomain(type, "", Optional.empty(), names, "");
        return TestDescriptors.parameter(TestDescriptors.VALUE, domain, Access.READ)
                .with(new Acquisition(Acquisition.Mode.POLLED, Duration.ofSeconds(1), 0, Duration.ofSeconds(10)));
    }
}
