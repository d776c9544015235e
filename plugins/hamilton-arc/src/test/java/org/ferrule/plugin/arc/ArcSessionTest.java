package org.ferrule.plugin.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Registers;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words are written out as the manual orders them, so that driver and test cannot be wrong together. */
class ArcSessionTest {
    private static final int PH = 1 << 12;
    private static final int SATURATION = 1 << 5;

    private final FakeModbusLink link = new FakeModbusLink();

    /** Ten registers: unit, value 7.25 (0x40E80000) or another, status, min 0, max 14 (0x41600000). */
    private static Registers measurement(int unit, int valueBits, int status) {
        return Registers.of(
                unit & 0xFFFF, unit >>> 16, valueBits & 0xFFFF, valueBits >>> 16, status, 0, 0, 0, 0x0000, 0x4160);
    }

    private ArcSession ph(int unit, int valueBits, int status) throws Exception {
        link.block(1, 2089, measurement(unit, valueBits, status));
        return Bench.of("arc-ph.yaml").link("link", link).open(new ArcDriver(), ArcSession.class);
    }

    @Test
    void lowWordFirstIsTheDefault() throws Exception {
        assertThat(Bench.read(ph(PH, 0x40E80000, 0), "value"))
                .isEqualTo(Reading.good(new ParameterId("value"), Value.real(7.25)));
    }

    @Test
    void highWordFirstIsASetting() throws Exception {
        link.block(1, 2089, Registers.of(0, PH, 0x40E8, 0, 0, 0, 0, 0, 0x4160, 0));
        Bench bench = Bench.of("arc-ph.yaml").link("link", link).with("wordOrder", Value.enumerated(1, "HIGH_FIRST"));

        assertThat(Bench.read(bench.open(new ArcDriver(), ArcSession.class), "value")
                        .value())
                .isEqualTo(Value.real(7.25));
    }

    @Test
    void theUnitIdOfTheSiteFileIsAddressed() throws Exception {
        link.block(32, 2089, measurement(PH, 0x40E80000, 0));
        Bench bench = Bench.of("arc-ph.yaml").link("link", link).with("unitId", Value.integer(32));

        assertThat(Bench.read(bench.open(new ArcDriver(), ArcSession.class), "value")
                        .quality())
                .isEqualTo(Quality.GOOD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 21, SATURATION, 1, 0, PH | SATURATION})
    void anotherUnitThanTheDescriptorsIsAConfigurationError(int unit) throws Exception {
        Reading reading = Bench.read(ph(unit, 0x40E80000, 0), "value");

        assertThat(reading.quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
        assertThat(reading.value()).isEqualTo(Value.absent());
    }

    @Test
    void theSameDriverReadsOxygenInPercentSaturation() throws Exception {
        link.block(1, 2089, measurement(SATURATION, 0x40E80000, 0));

        assertThat(Bench.read(
                                Bench.of("arc-visiferm-do.yaml")
                                        .link("link", link)
                                        .open(new ArcDriver(), ArcSession.class),
                                "value")
                        .quality())
                .isEqualTo(Quality.GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "0x00, 0x00000000, NORMAL, ''",
        "0x01, 0x40930000, OFF_SPEC, outOfRange",
        "0x02, 0x40930000, OFF_SPEC, outOfRange",
        "0x04, 0x420A0000, MAINTENANCE_REQUIRED, ''",
        "0x08, 0x420A0000, MAINTENANCE_REQUIRED, ''",
        "0x10, 0x808C0000, FAILURE, sensorFailure",
        "0x1D, 0x808C0000, FAILURE, outOfRange sensorFailure",
        "0x40, 0x40930000, MAINTENANCE_REQUIRED, unknownStatus"
    })
    void statusBitsBecomeQualityHealthAndAlarms(String status, String quality, Health health, String alarms)
            throws Exception {
        link.block(1, 2089, measurement(PH, 0x40E80000, Integer.decode(status)));
        Bench bench = Bench.of("arc-ph.yaml").link("link", link);
        ArcSession session = bench.open(new ArcDriver(), ArcSession.class);

        assertThat(Bench.read(session, "value").quality().code()).isEqualTo(Long.decode(quality));
        assertThat(session.status().health()).isEqualTo(health);
        assertThat(bench.alarms().keySet()).containsExactlyInAnyOrder("outOfRange", "sensorFailure", "unknownStatus");
        assertThat(bench.alarms().entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .as("active")
                .isEqualTo(alarms);
    }

    @Test
    void aValueBeyondTheSensorsOwnRangeIsUncertain() throws Exception {
        ArcSession session = ph(PH, 0x41680000, 0);

        assertThat(Bench.read(session, "value").quality()).isEqualTo(Quality.UNCERTAIN_ENGINEERING_UNITS_EXCEEDED);
        assertThat(session.status().health()).isEqualTo(Health.OFF_SPEC);
    }

    @Test
    void notANumberIsHandedOnForTheRuntimeToMark() throws Exception {
        Value value = Bench.read(ph(PH, 0x7FC00000, 0), "value").value();

        assertThat(value.number()).isNaN();
    }

    @Test
    void aMeasurementIsOneReadOfOneBlock() throws Exception {
        Bench.read(ph(PH, 0x40E80000, 0), "value");

        assertThat(link.requests()).containsExactly("1:2089:10");
    }

    @Test
    void whatTheSensorRefusesIsBadAndTheRestIsGood() throws Exception {
        ArcSession session = ph(PH, 0x40E80000, 0);

        assertThat(session.read(List.of(new ParameterId("quality"), new ParameterId("value"))))
                .extracting(Reading::quality)
                .containsExactly(Quality.BAD_DEVICE_FAILURE, Quality.GOOD);
    }

    @Test
    void silenceIsAConnectionFailure() throws Exception {
        ArcSession session = ph(PH, 0x40E80000, 0);
        link.cut();

        assertThatThrownBy(() -> Bench.read(session, "value")).isInstanceOf(ConnectionException.class);
        assertThatThrownBy(session::identify).isInstanceOf(ConnectionException.class);
        assertThatThrownBy(session::status).isInstanceOf(ConnectionException.class);
    }

    @Test
    void theNameplateIsReadFromTheSensorInEitherByteOrder() throws Exception {
        Registers swapped = Registers.of(0x4241, 0x0043, 0, 0, 0, 0, 0, 0);
        link.block(1, 1311, swapped).block(1, 1279, swapped).block(1, 1031, swapped);
        ArcSession session = Bench.of("arc-ph.yaml")
                .link("link", link)
                .with("textByteOrder", Value.enumerated(1, "LOW_FIRST"))
                .open(new ArcDriver(), ArcSession.class);

        assertThat(session.identify().serialNumber()).isEqualTo("ABC");
        assertThat(session.identify().firmwareRevision()).isEqualTo("ABC");
    }

    @Test
    void aBlankSerialNumberIsRefused() throws Exception {
        Registers blank = Registers.of(0, 0, 0, 0, 0, 0, 0, 0);
        link.block(1, 1311, blank);

        assertThatThrownBy(Bench.of("arc-ph.yaml").link("link", link).open(new ArcDriver(), ArcSession.class)::identify)
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("1312");
    }
}
