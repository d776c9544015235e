package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Locks.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {
    private final GovernorTestBench bench = new GovernorTestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    temperatur.sp    | 37     |        | NOT_FOUND  | Did you mean 'temperature.sp'
                    temperature.pv   | 37     |        | VALIDATION | can only be read
                    temperature.sp   | 37,0   |        | VALIDATION | decimal point
                    temperature.sp   | NaN    |        | VALIDATION | 'NaN'
                    temperature.sp   | 1e9999 |        | VALIDATION | too large
                    temperature.sp   | 37 Cel |        | VALIDATION | without a unit
                    temperature.sp   | 37     | [degF] | VALIDATION | declared one, Cel
                    temperature.sp   | 48     |        | VALIDATION | [36, 37.5] Cel by the site's limits
                    agitation.sp     | 301    |        | VALIDATION | [0, 300] /min, the device's operating range
                    agitation.sp     | -1     |        | VALIDATION | -1 /min
                    agitation.sp     | 10.0   |        | VALIDATION | whole number
                    temperature.mode | AUT    |        | VALIDATION | Did you mean 'AUTO'
                    label            | abc    |        | VALIDATION | [A-Z]+
                    label            | ABCDEFGHI |     | VALIDATION | 9 characters
                    """)
    @Proves({Req.PAR_004, Req.PAR_006})
    void wrongWriteNeverReachesTheDriver(String parameter, String value, String unit, ErrorCode code, String words) {
        ExecutionView view = bench.governor.write(
                GovernorTestBench.writing(RequestId.random(), parameter, value, unit == null ? "" : unit));
        assertRefused(view, code, words);
    }

    @Test
    @Proves(Req.PAR_004)
    void theNextDoubleBeyondEitherEndIsRefused() {
        assertRefused(bench.write("temperature.sp", Double.toString(Math.nextUp(37.5))), ErrorCode.VALIDATION, "37.5");
        assertRefused(
                bench.write("temperature.sp", Double.toString(Math.nextDown(36.0))), ErrorCode.VALIDATION, "35.9");
    }

    @ParameterizedTest
    @CsvSource({
        "36, 37.5, 37.5, true",
        "36, 37.5, 37.6, false",
        "0, 60, 45, true",
        "0, 60, 45.1, false",
        "0, 60, 3.9, false"
    })
    @Proves(Req.PAR_004)
    void theNarrowerOfTheDevicesAndTheSitesRangeWins(double low, double high, double value, boolean isAllowed) {
        ValueDomain device = ValueDomain.of(ValueType.REAL, "Cel").within(new Range(4, 45));
        ThrowingCallable check = () -> Limits.check("sp", Value.real(value), device, Optional.of(new Range(low, high)));
        if (isAllowed) {
            assertThatCode(check).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(check).isInstanceOf(RefusedException.class).hasMessageContaining("outside");
        }
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("dispence", Map.of(), ErrorCode.NOT_FOUND, "Did you mean 'dispense'"),
                Arguments.of("dispense", Map.of(), ErrorCode.VALIDATION, "volume of command dispense is missing"),
                Arguments.of(
                        "dispense", Map.of("volume", "5", "speed", "1"), ErrorCode.VALIDATION, "no argument 'speed'"),
                Arguments.of("dispense", Map.of("volume", "100.1"), ErrorCode.VALIDATION, "100.1 mL"),
                Arguments.of(
                        "startControl",
                        Map.of("loop", "temperature", "sp", "48"),
                        ErrorCode.VALIDATION,
                        "[36, 37.5] Cel by the site's limits"),
                Arguments.of(
                        "startControl",
                        Map.of("loop", "agitation", "sp", "301"),
                        ErrorCode.VALIDATION,
                        "[0, 300] /min, the device's operating range"),
                Arguments.of("calibrate", Map.of(), ErrorCode.SIGNATURE_REQUIRED, "electronic signature"),
                Arguments.of("drain", Map.of(), ErrorCode.NOT_OWNER, "needs the lock"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    @Proves(Req.CMD_002)
    void wrongCommandNeverReachesTheDriver(
            String command, Map<String, String> arguments, ErrorCode code, String words) {
        assertRefused(
                bench.governor.start(GovernorTestBench.commanding(RequestId.random(), command, arguments)),
                code,
                words);
    }

    @Test
    void unknownEquipmentAndMissingPluginAreNotFound() {
        assertRefused(
                bench.governor.write(GovernorTestBench.elsewhere(GovernorTestBench.writing("temperature.sp", "37"))),
                ErrorCode.NOT_FOUND,
                "nowhere");
        bench.equipment.descriptor = Optional.empty();
        assertRefused(bench.write("temperature.sp", "37"), ErrorCode.NOT_FOUND, "test.reactor");
    }

    @Test
    void equipmentThatIsNotOnlineIsNotActedOn() {
        bench.equipment.connection = ConnectionState.DISCONNECTED;
        assertRefused(bench.write("temperature.sp", "37"), ErrorCode.COMM, "DISCONNECTED");
        assertRefused(bench.governor.start(GovernorTestBench.commanding("hold")), ErrorCode.COMM, "DISCONNECTED");
    }

    @Test
    void lockOfSomebodyElseStopsEverybodyButAStop() {
        Place place = new Place(FakeEquipment.ID, Optional.of(FakeEquipment.UNIT));
        assertThat(bench.locks.acquire(place, GovernorTestBench.BEN, Duration.ofMinutes(1), "cleaning"))
                .isEmpty();

        assertRefused(bench.write("temperature.sp", "37"), ErrorCode.NOT_OWNER, "ben (cli)");
        assertRefused(bench.governor.start(GovernorTestBench.commanding("hold")), ErrorCode.NOT_OWNER, "cleaning");
        assertThat(bench.governor.start(GovernorTestBench.commanding("stop")).phase())
                .isNotEqualTo(Phase.REJECTED);
    }

    @Test
    void personAtThePanelStopsEverybodyButAStop() {
        bench.session.control = ControlSource.LOCAL_PANEL;
        bench.equipment.observe();

        assertRefused(bench.write("temperature.sp", "37"), ErrorCode.LOCAL_CONTROL, "LOCAL_PANEL");
        assertRefused(bench.governor.start(GovernorTestBench.commanding("hold")), ErrorCode.LOCAL_CONTROL, "panel");
        assertThat(bench.governor.start(GovernorTestBench.commanding("stop")).phase())
                .isNotEqualTo(Phase.REJECTED);
    }

    @Test
    @Proves(Req.CMD_003)
    void wrongStateModeAndExpectationAreRefused() {
        CommandRequest seen = GovernorTestBench.commanding("hold");
        CommandRequest outdated = new CommandRequest(
                seen.request(), seen.cause(), seen.equipment(), seen.command(), Map.of(), "EXECUTE", Optional.empty());
        assertRefused(bench.governor.start(outdated), ErrorCode.INVALID_STATE, "asked for in state EXECUTE");

        bench.session.mode = OperatingMode.MAINTENANCE;
        bench.equipment.observe();
        assertRefused(
                bench.governor.start(GovernorTestBench.commanding("start")), ErrorCode.INVALID_MODE, "PROCESSING");

        bench.session.state = FunctionalState.HELD;
        bench.equipment.observe();
        assertRefused(
                bench.governor.start(GovernorTestBench.commanding("start")),
                ErrorCode.INVALID_STATE,
                "allowed are IDLE");
    }

    private void assertRefused(ExecutionView view, ErrorCode code, String words) {
        assertThat(view.phase()).isEqualTo(Phase.REJECTED);
        assertThat(view.refusal().orElseThrow().code()).isEqualTo(code);
        assertThat(view.refusal().orElseThrow().message()).contains(words);
        assertThat(bench.session.actuations()).isZero();
        assertThat(bench.order).noneMatch(step -> step.startsWith("driver"));
        assertThat(bench.trail.words(view.request())).containsExactly("REFUSED " + code);
    }
}
