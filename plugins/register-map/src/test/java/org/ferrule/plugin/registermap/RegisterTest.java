package org.ferrule.plugin.registermap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.ExecutionStatus.Phase;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words are written out by hand from the encodings' definitions. */
class RegisterTest {
    private final FakeModbusLink link = new FakeModbusLink();
    private BoundSession session;

    @BeforeEach
    void open() throws Exception {
        session = Bench.of("registers.yaml").link("link", link).open(new RegisterMapDriver(), BoundSession.class);
    }

    private Value value(String parameter) throws Exception {
        Reading reading = Bench.read(session, parameter);
        assertThat(reading.quality()).isEqualTo(Quality.GOOD);
        return reading.value();
    }

    @Test
    void numbersHaveTheirTypeOrderScaleAndOffset() throws Exception {
        link.set("h", 0, 0xFFFE, 0xFF9C, 0xFFFF, 0xFFFE, 0xFFFF, 0x8000);
        link.set("h", 8, 0x0000, 0x40E8);
        link.set("h", 10, 0x0940, 0xF921, 0x1BF0, 0x6E86);
        link.set("h", 14, 0, 1, 0, 2);

        assertThat(value("u16")).isEqualTo(Value.integer(65534));
        assertThat(value("i16").number()).isCloseTo(-20, within(1e-9));
        assertThat(value("u32")).isEqualTo(Value.integer(4294967294L));
        assertThat(value("i32")).isEqualTo(Value.integer(-2147418113));
        assertThat(value("f32")).isEqualTo(Value.real(7.25));
        assertThat(value("f64").number()).isEqualTo(3.14159);
        assertThat(value("u64")).isEqualTo(Value.integer(4294967298L));
    }

    @Test
    void textEnumerationsBitsAndTimesAreWhatTheBindingSays() throws Exception {
        link.set("h", 40, 0x4142, 0x4300).set("i", 0, 0x0120, 20, 90).set("c", 3, 1);

        assertThat(value("name")).isEqualTo(Value.text("ABC"));
        assertThat(value("mode")).isEqualTo(Value.enumerated(2, "ON"));
        assertThat(value("words")).isEqualTo(Value.enumerated(1, "HIGH"));
        assertThat(value("span")).isEqualTo(new Value.Span(Duration.ofMinutes(90)));
        assertThat(value("flag")).isEqualTo(Value.bool(true));
    }

    @Test
    void aCodeThatNobodyDeclaredIsKeptAndAWordThatNobodyDeclaredIsNotGuessed() throws Exception {
        link.set("i", 0, 0x0070, 30);

        assertThat(value("mode")).isEqualTo(Value.enumerated(7, "UNKNOWN"));
        assertThat(Bench.read(session, "words").quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
    }

    @Test
    void neighboursWithinTheGapAreOneRequestOfAtMostSoManyRegisters() throws Exception {
        session.read(ids("u16", "u32", "i32", "f32", "f64", "u64", "far", "farther", "name"));

        assertThat(link.requests()).containsExactly("7 h 0 x20", "7 h 21 x1", "7 h 40 x3");
    }

    @Test
    void whatABatchIsRefusedForCostsThatOneOnly() throws Exception {
        link.refuse("h", 4);
        link.set("h", 0, 5);

        List<Reading> readings = session.read(ids("u16", "i32", "u32"));

        assertThat(readings)
                .extracting(reading -> reading.quality())
                .containsExactly(Quality.GOOD, Quality.BAD_DEVICE_FAILURE, Quality.GOOD);
        assertThat(link.requests()).containsExactly("7 h 0 x6", "7 h 0 x1", "7 h 2 x2", "7 h 4 x2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sp; -1.234; 7 W h 70 [ff85]",
                "sp; 36.5; 7 W h 70 [e42]",
                "big; 2.5; 7 W h 62 [0, 4020]",
            })
    void aNumberIsWrittenAsItIsRead(String parameter, double value, String request) throws Exception {
        session.write(new ParameterId(parameter), Value.real(value));

        assertThat(link.requests()).containsExactly(request);
    }

    @Test
    void coilsAndTextsAreWritten() throws Exception {
        session.write(new ParameterId("flag"), Value.bool(true));
        session.write(new ParameterId("label"), Value.text("xyz"));

        assertThat(link.requests()).containsExactly("7 W c 9 [true]", "7 W h 80 [7978, 7a]");
    }

    @Test
    void otherBitsAreKeptOrClearedAsDeclared() throws Exception {
        link.set("h", 66, 0xABCD).set("h", 68, 0x7FFF);

        session.write(new ParameterId("nibble"), Value.integer(5));
        session.write(new ParameterId("alone"), Value.bool(true));

        assertThat(link.requests()).containsExactly("7 h 66 x1", "7 W h 66 [ab5d]", "7 W h 68 [8000]");
    }

    @Test
    void whatDoesNotFitIsNotSent() {
        assertThatThrownBy(() -> session.write(new ParameterId("sp"), Value.real(400)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("not sent to the device");
        assertThatThrownBy(() -> session.write(new ParameterId("sp"), Value.real(Double.NaN)))
                .isInstanceOf(DeviceException.class);
        assertThatThrownBy(() -> session.write(new ParameterId("label"), Value.text("\u00e9")))
                .isInstanceOf(DeviceException.class);
        assertThatThrownBy(() -> session.write(new ParameterId("label"), Value.text("12345")))
                .isInstanceOf(DeviceException.class);
        assertThat(link.requests()).isEmpty();
    }

    @Test
    void aCommandWritesItsStepsInOrderAndEndsWhenTheDeviceShowsIt() throws Exception {
        Execution going = session.start(call(12.5));

        assertThat(link.requests()).containsExactly("7 W h 90 [7d]", "7 W c 5 [true]");
        assertThat(going.poll().phase()).isEqualTo(Phase.RUNNING);
        link.set("i", 0, 0x20);
        assertThat(going.poll().phase()).isEqualTo(Phase.SUCCEEDED);
        link.set("i", 1, 20);
        ExecutionStatus failed = going.poll();
        assertThat(failed.phase()).isEqualTo(Phase.FAILED);
        assertThat(failed.failure()).contains("words = HIGH");
    }

    @Test
    void aStepThatCannotBeSentAfterAnotherLeavesTheOutcomeOpen() {
        link.cutAfter(1);

        assertThatThrownBy(() -> session.start(call(1)))
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        lost -> assertThat(lost.isSent()).isTrue())
                .hasMessageContaining("1 steps of go were taken");
    }

    @Test
    void aFirstStepThatCannotBeSentHasDoneNothing() {
        link.cutAfter(0);

        assertThatThrownBy(() -> session.start(call(1)))
                .isInstanceOfSatisfying(
                        ConnectionException.class,
                        lost -> assertThat(lost.isSent()).isFalse());
    }

    @Test
    void aStepThatIsRefusedSaysWhatWasDoneBefore() {
        link.refuse("c", 5);

        assertThatThrownBy(() -> session.start(call(1)))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("1 steps of go were taken before");
    }

    @Test
    void theSerialNumberMayBeANumber() throws Exception {
        link.set("h", 500, 0x0002, 0x0001);

        assertThat(session.identify().serialNumber()).isEqualTo("65538");
    }

    private static CommandCall call(double speed) {
        return new CommandCall(new CommandId("go"), RequestId.random(), Map.of("speed", Value.real(speed)));
    }

    private static List<ParameterId> ids(String... names) {
        return List.of(names).stream().map(ParameterId::new).toList();
    }
}
