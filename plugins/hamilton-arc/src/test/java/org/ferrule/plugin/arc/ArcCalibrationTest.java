package org.ferrule.plugin.arc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Registers;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are written out as the manual orders them; 70000 is the password, in words 0x1170 and 1. */
class ArcCalibrationTest {
    private static final int LEVEL = 4287;
    private static final int CALIBRATE_CP1 = 5161;
    private static final String TO_A = "4287 [12, 0, 4464, 1]";
    private static final String PH_7_AT_CP1 = "5161 [0, 16608]";
    private static final String TO_U = "4287 [3, 0, 0, 0]";
    private static final Instant LATER = Instant.EPOCH.plusSeconds(4);

    private final FakeModbusLink link = new FakeModbusLink();
    private Bench bench;

    @BeforeEach
    void aSensorThatTakesWhatItIsTold() throws Exception {
        bench = Bench.of("arc-ph.yaml").link("link", link).withSecret("administratorPassword", "70000");
        measures(0x40E33333);
        status(0);
        circumstances(1);
        link.block(1, 4871, Registers.of(0, 0x42C4));
        link.block(1, 5519, Registers.of(0, 0x40E0, 0, 0x4000, 0, 0x4395, 0, 0));
        link.onWrite(CALIBRATE_CP1, () -> {
            circumstances(2);
            measures(0x40E00000);
        });
    }

    private void measures(int valueBits) {
        link.block(1, 2089, Registers.of(1 << 12, 0, valueBits & 0xFFFF, valueBits >>> 16, 0, 0, 0, 0, 0, 0x4160));
    }

    private void status(int word) {
        link.block(1, 5157, Registers.of(word & 0xFFFF, word >>> 16, 1 << 12, 0, 0, 0x40E0));
    }

    /** At 25 Cel, in operating hour 100. */
    private void circumstances(int count) {
        link.block(1, 5163, Registers.of(4, 0, 0, 0x41C8, count, 0, 0, 0x42C8));
    }

    private Execution calibrate() throws Exception {
        return start("calibrate", Map.of("point", Value.enumerated(0, "CP1"), "reference", Value.real(7)));
    }

    private Execution start(String command, Map<String, Value> arguments) throws Exception {
        return bench.open(new ArcDriver(), ArcSession.class)
                .start(new CommandCall(
                        new CommandId(command), RequestId.parse("00000000-0000-4000-8000-000000000001"), arguments));
    }

    private ExecutionStatus outcome() throws Exception {
        Execution execution = calibrate();
        bench.at(LATER);
        return execution.poll();
    }

    @Test
    void theLevelIsEnteredForTheWriteAndForTheVerdictAndLeftEachTime() throws Exception {
        ExecutionStatus outcome = outcome();

        assertThat(link.writes()).containsExactly(TO_A, PH_7_AT_CP1, TO_U, TO_A, TO_U);
        assertThat(outcome.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(outcome.results())
                .containsEntry("verdict", Value.enumerated(0, "ACCEPTED"))
                .containsEntry("asFound", Value.real(7.1f))
                .containsEntry("asLeft", Value.real(7))
                .containsEntry("status", Value.text("0x00000000"))
                .containsEntry("temperature", Value.real(25))
                .containsEntry("count", Value.integer(2))
                .containsEntry("operatingHours", Value.real(100))
                .containsEntry("quality", Value.real(98))
                .containsEntry("signal", Value.real(2));
    }

    @Test
    void passwordAndReferenceFollowTheWordOrder() throws Exception {
        bench.with("wordOrder", Value.enumerated(1, "HIGH_FIRST"));
        link.block(1, 2089, Registers.of(0, 1 << 12, 0x40E0, 0, 0, 0, 0, 0, 0x4160, 0));
        calibrate();

        assertThat(link.writes()).containsExactly("4287 [0, 12, 1, 4464]", "5161 [16608, 0]", "4287 [0, 3, 0, 0]");
    }

    @Test
    void theSensorMayMeasureAgainBeforeItIsAsked() throws Exception {
        Execution execution = calibrate();
        bench.at(LATER.minusMillis(1));
        assertThat(execution.poll().phase()).isEqualTo(Phase.RUNNING);
        assertThat(link.writes()).hasSize(3);
        bench.at(LATER.minus(Duration.ofDays(1)));
        assertThat(execution.poll().phase()).as("the clock was set back").isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void theSettlingTimeIsASetting() throws Exception {
        bench.with("settlingTime", new Value.Span(Duration.ZERO));

        assertThat(calibrate().poll().phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @Test
    void aRejectedPointFailsWithTheSensorsReasonAndKeepsWhatWasFound() throws Exception {
        link.onWrite(CALIBRATE_CP1, () -> status(0x82));
        ExecutionStatus outcome = outcome();

        assertThat(outcome.phase()).isEqualTo(Phase.FAILED);
        assertThat(outcome.failure())
                .startsWith("0x00000082: no standard fits the reading and the reference, the reading is not stable.");
        assertThat(outcome.results())
                .containsEntry("verdict", Value.enumerated(1, "REJECTED"))
                .containsEntry("asFound", Value.real(7.1f))
                .containsEntry("count", Value.integer(1));
        assertThat(link.writes()).endsWith(TO_U);
    }

    @ParameterizedTest
    @CsvSource({"OWN_BITS, SUCCEEDED", "ANY_BIT, FAILED"})
    void whetherBitsOfTheOtherPointCountIsASetting(String setting, Phase expected) throws Exception {
        bench.with("calibrationStatus", Value.enumerated(0, setting));
        status(0x0200);

        assertThat(outcome().phase()).isEqualTo(expected);
    }

    @Test
    void aWriteThatTheSensorIgnoresIsNoCalibration() throws Exception {
        link.onWrite(CALIBRATE_CP1, () -> {});

        assertThatThrownBy(this::outcome)
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("acknowledged the reference and ignored it")
                .hasMessageContaining("CP1");
        assertThat(link.writes()).endsWith(TO_U);
    }

    @Test
    void theLevelIsLeftAfterARefusedReference() {
        link.refuse(CALIBRATE_CP1, "3");

        assertThatThrownBy(this::calibrate)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("3"));
        assertThat(link.writes()).containsExactly(TO_A, PH_7_AT_CP1, TO_U);
    }

    @Test
    void aWrongPasswordIsRefusedWithARemedyAndNothingIsCalibrated() {
        link.refuse(LEVEL, "4");

        assertThatThrownBy(this::calibrate)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.deviceCode()).isEqualTo("4"))
                .hasMessageContaining("the password is wrong")
                .hasMessageContaining("administratorPassword")
                .hasMessageNotContaining("70000");
        assertThat(link.writes()).containsExactly(TO_A, TO_U);
    }

    @Test
    void withoutAPasswordNothingIsSent() {
        bench.withSecret("administratorPassword", "");

        assertThatThrownBy(this::calibrate)
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("administratorPassword: {secret: NAME}");
        assertThat(link.requests()).isEmpty();
        assertThat(link.writes()).isEmpty();
    }

    @Test
    void aPasswordThatIsNoNumberIsAMistakeOfTheSiteAndIsNotTold() {
        bench.withSecret("administratorPassword", "12three");

        assertThatThrownBy(() -> bench.open(new ArcDriver(), ArcSession.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("administratorPassword")
                .hasMessageNotContaining("12three");
    }

    @Test
    void aLineThatIsLostBeforeTheReferenceLeavesNothingOpen() {
        link.onWrite(LEVEL, link::cut);

        assertThatThrownBy(this::calibrate)
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.isSent()).isFalse())
                .hasMessageContaining("nothing was calibrated");
        assertThat(link.writes()).containsExactly(TO_A, TO_U);
    }

    @Test
    void aLineThatIsLostWithTheReferenceLeavesTheOutcomeOpenAndSaysThatTheLevelMayStand() {
        link.onWrite(CALIBRATE_CP1, link::cut);

        assertThatThrownBy(this::calibrate)
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.isSent()).isTrue());
        assertThat(bench.reported()).singleElement().asString().contains("may still be at operator level A");
    }

    @Test
    void aSensorThatShowsAnotherUnitIsNotCalibrated() {
        link.block(1, 2089, Registers.of(0, 1 << 5, 0, 0, 0, 0, 0, 0, 0, 0));

        assertThatThrownBy(this::calibrate).isInstanceOf(DeviceException.class).hasMessageContaining("unit 0x200000");
        assertThat(link.writes()).isEmpty();
    }

    @Test
    void readCalibrationTellsStatusAndValueOnlyWithThePassword() throws Exception {
        Map<String, Value> point = Map.of("point", Value.enumerated(0, "CP1"));

        assertThat(start("readCalibration", point).poll().results())
                .containsEntry("status", Value.text("0x00000000"))
                .containsEntry("value", Value.real(7))
                .containsEntry("count", Value.integer(1));
        assertThat(link.writes()).containsExactly(TO_A, TO_U);
        assertThat(List.of("arc-ph.yaml", "arc-visiferm-do.yaml"))
                .as("what writes is no query")
                .allSatisfy(file -> assertThat(Bench.descriptor(file)
                                .command(new CommandId("readCalibration"))
                                .orElseThrow()
                                .effect())
                        .isEqualTo(CommandDescriptor.Effect.IDEMPOTENT));
        bench.withSecret("administratorPassword", "");
        assertThat(start("readCalibration", point).poll().results())
                .containsKeys("count", "operatingHours", "quality", "signal")
                .doesNotContainKeys("status", "value");
        assertThat(link.writes()).as("no further write").hasSize(2);
    }
}
