package org.ferrule.simulators.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.modbus.ModbusFault;
import org.junit.jupiter.api.Test;

/** Expected words are written out by hand from IEEE 754 and the manual's tables, low word first. */
class ArcSensorTest {

    private static final ArcPasswords PASSWORDS = new ArcPasswords(0x00010002, 0x00030004);
    private static final int[] AS_ADMINISTRATOR = {0x000C, 0, 0x0002, 0x0001};
    private static final int[] AS_SPECIALIST = {0x0030, 0, 0x0004, 0x0003};
    private static final int[] AS_USER = {0x0003, 0, 0, 0};
    private static final int[] PH_7_00 = {0x0000, 0x40E0};
    private static final int[] PH_7_20 = {0x6666, 0x40E6};

    private final ManualClock clock = new ManualClock();
    private double ph = 7.2;
    private double temperature = 37;
    private final ArcSensor phSensor = sensor(ArcType.PH);
    private final ArcSensor oxygenSensor = sensor(ArcType.DISSOLVED_OXYGEN);

    private ArcSensor sensor(ArcType type) {
        ArcSettings settings = new ArcSettings(type, 1, "0001001", 5, PASSWORDS, ArcDialect.DEFAULT);
        return new ArcSensor(settings, this::state, clock);
    }

    private CultureState state() {
        return new CultureState(0, 1, 98, temperature, ph, 40, 4, 0, 1000, 1013);
    }

    @Test
    void thePhBlockTellsUnitValueStatusAndRange() throws ModbusFault {
        int[] block = phSensor.read(2090, 10);

        assertThat(block).hasSize(10);
        assertThat(new int[] {block[0], block[1]}).as("unit pH, bit 12").containsExactly(0x1000, 0x0000);
        assertThat(lowWordFirst(block, 2)).isCloseTo(7.2f, within(0.05f));
        assertThat(new int[] {block[4], block[5]}).as("status").containsExactly(0, 0);
        assertThat(new int[] {block[6], block[7]}).as("min 0.0").containsExactly(0x0000, 0x0000);
        assertThat(new int[] {block[8], block[9]}).as("max 14.0").containsExactly(0x0000, 0x4160);
    }

    @Test
    void theOxygenBlockIsInPercentSaturationUpTo300() throws ModbusFault {
        int[] block = oxygenSensor.read(2090, 10);

        assertThat(new int[] {block[0], block[1]}).as("unit %-sat, bit 5").containsExactly(0x0020, 0x0000);
        assertThat(lowWordFirst(block, 2)).isCloseTo(40f, within(1f));
        assertThat(new int[] {block[8], block[9]}).as("max 300.0").containsExactly(0x0000, 0x4396);
    }

    @Test
    void theTemperatureBlockIsInCelsius() throws ModbusFault {
        int[] block = phSensor.read(2410, 10);

        assertThat(new int[] {block[0], block[1]}).as("unit °C, bit 2").containsExactly(0x0004, 0x0000);
        assertThat(lowWordFirst(block, 2)).isCloseTo(37f, within(0.1f));
        assertThat(new int[] {block[6], block[7], block[8], block[9]})
                .as("-20.0 and 130.0")
                .containsExactly(0x0000, 0xC1A0, 0x0000, 0x4302);
    }

    @Test
    void tellsItsNameplateAsSixteenCharacters() throws ModbusFault {
        assertThat(phSensor.read(1312, 8)).as("0001001").containsExactly(0x3030, 0x3031, 0x3030, 0x3100, 0, 0, 0, 0);
        assertThat(phSensor.read(1032, 8)).as("EPHUM031").containsExactly(0x4550, 0x4855, 0x4D30, 0x3331, 0, 0, 0, 0);
        assertThat(phSensor.read(1280, 8))
                .as("242111/01")
                .containsExactly(0x3234, 0x3231, 0x3131, 0x2F30, 0x3100, 0, 0, 0);
    }

    @Test
    void aDialectPutsTheFirstCharacterIntoTheLowByte() throws ModbusFault {
        ArcDialect dialect = new ArcDialect(4102, 911, true, false);
        ArcSettings settings = new ArcSettings(ArcType.PH, 1, "A1", 5, PASSWORDS, dialect);

        assertThat(new ArcSensor(settings, this::state, clock).read(1312, 8)[0]).isEqualTo(0x3141);
    }

    @Test
    void tellsLimitsOfAddressBaudRateAndCalibration() throws ModbusFault {
        assertThat(phSensor.read(4096, 2)).containsExactly(1, 0);
        assertThat(phSensor.read(4098, 4)).containsExactly(1, 0, 32, 0);
        assertThat(phSensor.read(4102, 2)).as("19200 is code 4").containsExactly(4, 0);
        assertThat(phSensor.read(4616, 4)).as("5.0 to 50.0").containsExactly(0x0000, 0x40A0, 0x0000, 0x4248);
        assertThat(phSensor.read(5312, 6)).as("pH 0 to 14").containsExactly(0x1000, 0, 0, 0, 0x0000, 0x4160);
        assertThat(phSensor.read(5152, 6)).as("discrete standards").containsExactly(0x1000, 0, 0, 0, 0, 0);
    }

    @Test
    void theOperatorLevelNeedsItsPasswordAndNeverTellsIt() throws ModbusFault {
        assertThat(phSensor.read(4288, 4)).containsExactly(0x03, 0, 0, 0);
        assertThatThrownBy(() -> phSensor.write(4288, new int[] {0x30, 0, 0x0004, 0x0004}))
                .isInstanceOfSatisfying(
                        ModbusFault.class, fault -> assertThat(fault.code()).isEqualTo(4));
        assertThatThrownBy(() -> phSensor.write(4288, new int[] {0x0B, 0, 0x0002, 0x0001}))
                .isInstanceOfSatisfying(
                        ModbusFault.class, fault -> assertThat(fault.code()).isEqualTo(4));
        assertThat(phSensor.read(4288, 4)).containsExactly(0x03, 0, 0, 0);

        phSensor.write(4288, AS_SPECIALIST);
        assertThat(phSensor.read(4288, 4)).containsExactly(0x30, 0, 0, 0);
        phSensor.write(4288, AS_USER);
        assertThat(phSensor.read(4288, 4)).containsExactly(0x03, 0, 0, 0);
    }

    @Test
    void aWriteWithoutTheLevelIsAcknowledgedAndDoesNothing() throws ModbusFault {
        ph = 7.0;
        double before = lowWordFirst(phSensor.read(5164, 8), 4);
        phSensor.write(5162, PH_7_00);
        phSensor.write(4096, new int[] {9, 0});
        phSensor.write(4288, AS_ADMINISTRATOR);
        phSensor.write(4096, new int[] {9, 0});

        assertThat(lowWordFirst(phSensor.read(5164, 8), 4)).isEqualTo((float) before);
        assertThat(phSensor.read(4096, 2)).containsExactly(1, 0);
        phSensor.write(4288, AS_SPECIALIST);
        phSensor.write(4096, new int[] {9, 0});
        assertThat(phSensor.unitId()).isEqualTo(9);
    }

    @Test
    void theCalibrationStatusIsForAdministratorsAndAbove() throws ModbusFault {
        assertThatThrownBy(() -> phSensor.read(5158, 6))
                .isInstanceOfSatisfying(
                        ModbusFault.class, fault -> assertThat(fault.code()).isEqualTo(2));

        phSensor.write(4288, AS_ADMINISTRATOR);
        assertThat(phSensor.read(5158, 6)).as("ok, pH, 7.0").containsExactly(0, 0, 0x1000, 0, 0x0000, 0x40E0);
    }

    @Test
    void aGoodCalibrationMovesTheReadingToTheStandard() throws ModbusFault {
        settle(7.08);
        phSensor.write(4288, AS_ADMINISTRATOR);
        phSensor.write(5162, PH_7_00);

        assertThat(phSensor.read(5158, 6)).containsExactly(0, 0, 0x1000, 0, 0x0000, 0x40E0);
        assertThat(lowWordFirst(phSensor.read(2090, 10), 2)).isCloseTo(7.0f, within(0.02f));
        assertThat(phSensor.read(5164, 8)[4]).as("calibrations at CP1").isEqualTo(2);
    }

    @Test
    void aValueThatIsNoStandardIsRefusedInTheStatusAndChangesNothing() throws ModbusFault {
        settle(7.2);
        phSensor.write(4288, AS_ADMINISTRATOR);
        phSensor.write(5162, PH_7_20);

        assertThat(phSensor.read(5158, 6)).as("bit 1, still 7.0").containsExactly(0x0002, 0, 0x1000, 0, 0x0000, 0x40E0);
        assertThat(phSensor.read(2090, 10)[4])
                .as("calibration status and warning not zero")
                .isEqualTo(0x0C);
        assertThat(phSensor.read(4736, 8)[2])
                .as("last calibration not successful")
                .isEqualTo(0x02);
    }

    @Test
    void aDriftingReadingIsNotTakenForCalibration() throws ModbusFault {
        for (int i = 0; i < 60; i++) {
            ph = 6.6 + 0.01 * i;
            clock.advance(Duration.ofSeconds(3));
            phSensor.measure();
        }
        phSensor.write(4288, AS_ADMINISTRATOR);
        phSensor.write(5162, PH_7_00);

        assertThat(phSensor.read(5158, 6)[0])
                .as("bit 7: 0.2 pH/min is above 0.1")
                .isEqualTo(0x0080);
    }

    @Test
    void calibrationOutsideItsTemperatureRangeIsRefused() throws ModbusFault {
        temperature = 60;
        settle(7.0);
        phSensor.write(4288, AS_ADMINISTRATOR);
        phSensor.write(5194, new int[] {0x51EC, 0x4080});

        assertThat(phSensor.read(5190, 6)[0] & 0x0800).as("CP2 too hot").isEqualTo(0x0800);
    }

    @Test
    void aProductCalibrationIsMeasuredAssignedAndCancelled() throws ModbusFault {
        settle(7.0);
        phSensor.write(4288, AS_ADMINISTRATOR);
        phSensor.write(5340, new int[] {1, 0});
        assertThat(phSensor.read(5318, 2)).as("initial measurement").containsExactly(0, 0x0800);
        phSensor.write(5322, PH_7_20);
        assertThat(phSensor.read(5318, 6))
                .as("assigned, active, 7.2")
                .containsExactly(0, 0x1400, 0x1000, 0, 0x6666, 0x40E6);
        assertThat(lowWordFirst(phSensor.read(2090, 10), 2)).isCloseTo(7.2f, within(0.02f));
        phSensor.write(5340, new int[] {2, 0});
        assertThat(phSensor.read(5318, 2)).containsExactly(0, 0);
        assertThat(lowWordFirst(phSensor.read(2090, 10), 2)).isCloseTo(7.0f, within(0.03f));
    }

    @Test
    void aReadOutsideOneBlockIsAnIllegalAddressAndABadCountAnIllegalValue() throws ModbusFault {
        assertThat(phSensor.read(2092, 2)).as("the value alone").hasSize(2);
        for (int[] request : new int[][] {{2090, 11}, {2095, 6}, {1, 1}, {9999, 2}, {5162, 4}, {65_536, 1}}) {
            assertThatThrownBy(() -> phSensor.read(request[0], request[1]))
                    .as("%d registers from %d", request[1], request[0])
                    .isInstanceOfSatisfying(
                            ModbusFault.class, fault -> assertThat(fault.code()).isEqualTo(2));
        }
        for (int count : new int[] {0, 126, 65_535}) {
            assertThatThrownBy(() -> phSensor.read(2090, count))
                    .isInstanceOfSatisfying(
                            ModbusFault.class, fault -> assertThat(fault.code()).isEqualTo(3));
        }
    }

    @Test
    void theStrictDialectServesWholeBlocksOnly() throws ModbusFault {
        ArcDialect strict = new ArcDialect(4102, 911, false, true);
        ArcSensor sensor =
                new ArcSensor(new ArcSettings(ArcType.PH, 1, "0001001", 5, PASSWORDS, strict), this::state, clock);

        assertThat(sensor.read(2090, 10)).hasSize(10);
        assertThatThrownBy(() -> sensor.read(2092, 2)).isInstanceOf(ModbusFault.class);
    }

    @Test
    void theRecallCodeRestoresTheFactorySettings() throws ModbusFault {
        phSensor.write(3370, new int[] {1, 0, 9, 0});
        assertThat(phSensor.read(3370, 8)).containsExactly(1, 0, 9, 0, 1, 0, 16, 0);
        phSensor.write(4288, AS_SPECIALIST);
        phSensor.write(8192, new int[] {911, 0});

        assertThat(phSensor.read(3370, 8)).containsExactly(1, 0, 2, 0, 1, 0, 16, 0);
    }

    @Test
    void userSpaceKeepsWhatItsLevelWrites() throws ModbusFault {
        int[] text = {0x4865, 0x6C6C, 0x6F00, 0, 0, 0, 0, 0};
        phSensor.write(1536, text);
        phSensor.write(1600, text);

        assertThat(phSensor.read(1536, 8)).containsExactly(text);
        assertThat(phSensor.read(1600, 8)).as("242111-0001001 stays").startsWith(0x3234);
    }

    @Test
    void noiseIsTheSameForTheSameSeed() throws ModbusFault {
        ArcSensor twin = sensor(ArcType.PH);
        for (int i = 0; i < 20; i++) {
            clock.advance(Duration.ofSeconds(3));
            assertThat(twin.read(2090, 10)).containsExactly(phSensor.read(2090, 10));
        }
    }

    private void settle(double value) {
        ph = value;
        for (int i = 0; i < 120; i++) {
            clock.advance(Duration.ofSeconds(3));
            phSensor.measure();
        }
    }

    private static float lowWordFirst(int[] registers, int index) {
        return Float.intBitsToFloat((registers[index + 1] << 16) | registers[index]);
    }
}
