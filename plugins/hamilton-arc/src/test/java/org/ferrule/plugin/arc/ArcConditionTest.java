package org.ferrule.plugin.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Registers;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counters, electrode and the age of the calibration, from words as the manual orders them. */
class ArcConditionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final FakeModbusLink link = new FakeModbusLink();
    private Bench bench;

    /** Calibrated in operating hours 100 (0x42C80000) and 52 (0x42500000) of 124 (0x42F80000). */
    @BeforeEach
    void aSensorWithAPast() throws Exception {
        bench = Bench.of("arc-ph.yaml").link("link", link).at(NOW);
        link.block(1, 4675, Registers.of(0, 0x42F8, 0, 0, 0, 0))
                .block(1, 5163, Registers.of(4, 0, 0, 0x41C8, 1, 0, 0, 0x42C8))
                .block(1, 5195, Registers.of(4, 0, 0, 0x41C8, 1, 0, 0, 0x4250))
                .block(1, 2089, Registers.of(1 << 12, 0, 0, 0x40E8, 0, 0, 0, 0, 0, 0x4160));
    }

    private ArcSession session() throws Exception {
        return bench.open(new ArcDriver(), ArcSession.class);
    }

    private Value value(String parameter) throws Exception {
        return Bench.read(session(), parameter).value();
    }

    @Test
    void theCountersAreUnsignedAndLowWordFirst() throws Exception {
        link.block(1, 4681, Registers.of(7, 1, 0, 0, 9, 0))
                .block(1, 4687, Registers.of(3, 0, 5, 0))
                .block(1, 4691, Registers.of(2, 0));

        assertThat(value("powerCycles")).isEqualTo(Value.integer(65543));
        assertThat(value("sipCycles")).isEqualTo(Value.integer(3));
        assertThat(value("cipCycles")).isEqualTo(Value.integer(5));
        assertThat(value("autoclavings")).isEqualTo(Value.integer(2));
    }

    @Test
    void resistancesAreInKiloohmWhateverTheSensorTells() throws Exception {
        link.block(1, 2471, Registers.of(1 << 15, 0, 0, 0x4334, 0, 0))
                .block(1, 2503, Registers.of(1 << 14, 0, 0, 0x4140, 0, 0));

        assertThat(value("glassResistance")).isEqualTo(Value.real(180_000));
        assertThat(value("referenceResistance")).isEqualTo(Value.real(12));
        link.block(1, 2503, Registers.of(1, 0, 0, 0x4140, 0, 0));
        assertThat(Bench.read(session(), "referenceResistance").quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
    }

    @Test
    void theRegisterOfThePotentialIsASetting() throws Exception {
        link.block(1, 2567, Registers.of(0, 1 << 5, 0, 0x4140, 0, 0))
                .block(1, 2559, Registers.of(0, 1 << 5, 0, 0x4000, 0, 0));

        assertThat(value("potential")).isEqualTo(Value.real(12));
        bench.with("potentialRegister", Value.integer(2560));
        assertThat(value("potential")).isEqualTo(Value.real(2));
    }

    @Test
    void theLastCalibrationIsTheLaterPointAndItsTimeUncertain() throws Exception {
        Reading last = Bench.read(session(), "lastCalibration");

        assertThat(last.value()).isEqualTo(new Value.Timestamp(NOW.minus(Duration.ofHours(24))));
        assertThat(last.quality().code()).isEqualTo(0x40000000L);
        assertThat(value("calibrationDue")).isEqualTo(new Value.Timestamp(NOW.plus(Duration.ofHours(4380 - 24))));
        assertThat(bench.alarms()).containsEntry("calibrationOverdue", false);
    }

    @Test
    void anOverdueCalibrationIsAnAlarmAndCastsDoubtOnTheValueOfTheSameBatch() throws Exception {
        bench.with("calibrationInterval", new Value.Span(Duration.ofHours(23)));
        ArcSession session = session();

        List<Reading> readings = session.read(List.of(new ParameterId("value"), new ParameterId("calibrationDue")));
        assertThat(readings)
                .filteredOn(reading -> reading.parameter().value().equals("value"))
                .extracting(Reading::quality)
                .containsExactly(Quality.UNCERTAIN_SENSOR_CALIBRATION);
        assertThat(bench.alarms()).containsEntry("calibrationOverdue", true);
        assertThat(session.status().health()).isEqualTo(Health.MAINTENANCE_REQUIRED);
    }

    @Test
    void aRoundOfReadingAsksForEachBlockOnceAndTheNextOneAnew() throws Exception {
        List<ParameterId> told = List.of(
                new ParameterId("lastCalibration"),
                new ParameterId("calibrationDue"),
                new ParameterId("operatingHours"));
        ArcSession session = session();

        assertThat(session.read(told)).hasSize(3);
        assertThat(link.requests()).containsExactlyInAnyOrder("1:4675:6", "1:5163:8", "1:5195:8");
        link.block(1, 4675, Registers.of(0, 0x42FA, 0, 0, 0, 0));
        assertThat(session.read(told)).contains(Reading.good(new ParameterId("operatingHours"), Value.real(125)));
    }

    @Test
    void hoursThatCannotBeAreBad() throws Exception {
        link.block(1, 4675, Registers.of(0, 0x42C0, 0, 0, 0, 0));

        assertThat(Bench.read(session(), "lastCalibration").quality()).isEqualTo(Quality.BAD_SENSOR_FAILURE);
    }
}
