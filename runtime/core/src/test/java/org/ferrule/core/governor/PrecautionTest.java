package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.Value;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.DecisionSource;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.Locks.Place;
import org.ferrule.core.service.WriteRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interlocks, reasons, and the order in which everything is checked. */
class PrecautionTest {
    private static final Value OPEN = Value.enumerated(0, "OPEN");
    private static final Value CLOSED = Value.enumerated(1, "CLOSED");
    private static final Value LOCKED = Value.enumerated(2, "LOCKED");

    private final GovernorTestBench bench = new GovernorTestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<Arguments> samples() {
        Quality good = Quality.GOOD;
        Quality simulated = Quality.UNCERTAIN_SIMULATED_VALUE;
        return Stream.of(
                Arguments.of(CLOSED, good, false, true),
                Arguments.of(LOCKED, good, false, true),
                Arguments.of(CLOSED, good, true, true),
                Arguments.of(CLOSED, simulated, true, true),
                Arguments.of(OPEN, good, false, false),
                Arguments.of(OPEN, simulated, true, false),
                Arguments.of(CLOSED, simulated, false, false),
                Arguments.of(CLOSED, Quality.UNCERTAIN_SENSOR_CALIBRATION, true, false),
                Arguments.of(CLOSED, Quality.UNCERTAIN_LAST_USABLE_VALUE, false, false),
                Arguments.of(CLOSED, Quality.BAD_NO_COMMUNICATION, false, false),
                Arguments.of(Value.absent(), good, false, false),
                Arguments.of(Value.enumerated(9, "UNKNOWN"), good, false, false));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anInterlockHoldsOnlyOnAFreshAndTrustedValueThatItAllows(
            Value door, Quality quality, boolean isSimulated, boolean holds) throws Exception {
        bench.equipment.isSimulated = isSimulated;
        bench.equipment.sample(Descriptors.DOOR_STATE, door, quality);

        ExecutionView command = bench.run(GovernorTestBench.commanding("spin"));
        ExecutionView write = bench.write("highLimit", "38");

        assertThat(command.phase()).isEqualTo(holds ? Phase.SUCCEEDED : Phase.REJECTED);
        assertThat(write.phase()).isEqualTo(holds ? Phase.ACCEPTED : Phase.REJECTED);
        if (!holds) {
            assertThat(bench.session.actuations()).isZero();
            assertThat(bench.order).noneMatch(step -> step.startsWith("driver"));
            assertThat(command.refusal().orElseThrow().code()).isEqualTo(ErrorCode.INTERLOCK);
            assertThat(command.refusal().orElseThrow().message())
                    .contains("interlock doorClosed", "door is " + door.text(), "CLOSED or LOCKED", "Close the door.");
        }
    }

    @Test
    void anInterlockWithoutAnySampleHoldsUpEverythingButAStop() throws Exception {
        assertThat(bench.run(GovernorTestBench.commanding("spin"))
                        .refusal()
                        .orElseThrow()
                        .message())
                .contains("door is not known");
        assertThat(bench.governor.start(GovernorTestBench.commanding("stop")).phase())
                .isNotEqualTo(Phase.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0\u2003", "\u200b\ufeff"})
    @Proves(Req.AUD_007)
    void aReasonThatShowsNothingIsNone(String blank) throws Exception {
        bench.equipment.sample(Descriptors.DOOR_STATE, CLOSED, Quality.GOOD);

        ExecutionView write = bench.governor.write(write(blank));
        ExecutionView command = bench.run(command("spin", blank));

        assertThat(List.of(write, command)).allSatisfy(view -> {
            assertThat(view.refusal().orElseThrow().code()).isEqualTo(ErrorCode.VALIDATION);
            assertThat(view.refusal().orElseThrow().message()).contains("needs a reason");
            assertThat(bench.trail.words(view.request())).containsExactly("REFUSED VALIDATION");
        });
        assertThat(bench.session.actuations()).isZero();
        assertThat(bench.run(command("hold", blank)).phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(bench.run(command("spin", "ok")).phase()).isEqualTo(Phase.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b"})
    @Proves(Req.AUD_031)
    void aContextThatIsDemandedMustShowSomething(String blank) throws Exception {
        ExecutionView missing = bench.run(GovernorTestBench.commanding("infuse"));
        ExecutionView empty = bench.run(infuse(Map.of("chainOfIdentity", blank)));

        assertThat(List.of(missing, empty)).allSatisfy(view -> {
            assertThat(view.refusal().orElseThrow().code()).isEqualTo(ErrorCode.VALIDATION);
            assertThat(view.refusal().orElseThrow().message()).contains("'chainOfIdentity'", "missing or empty");
            assertThat(bench.trail.words(view.request())).containsExactly("REFUSED VALIDATION");
        });
        assertThat(bench.session.actuations()).isZero();
        ExecutionView given = bench.run(infuse(Map.of("chainOfIdentity", "COI-77")));
        assertThat(given.phase()).isEqualTo(Phase.SUCCEEDED);
        assertThat(bench.trail
                        .find(given.request())
                        .get(0)
                        .entry()
                        .circumstances()
                        .context())
                .containsEntry("chainOfIdentity", "COI-77");
    }

    private static CommandRequest infuse(Map<String, String> context) {
        return command("infuse", new Cause(GovernorTestBench.ANNA, "", DecisionSource.PERSON, context));
    }

    @Test
    void everyCheckComesInItsOrder() {
        Place place = new Place(FakeEquipment.ID, Optional.of(FakeEquipment.UNIT));
        bench.access.signOut(GovernorTestBench.ANNA);
        assertCode(ErrorCode.NOT_AUTHENTICATED, "warm", "");
        bench.access.signIn("anna", "cli", org.ferrule.people.Role.SUPERVISOR);
        assertThat(bench.locks.acquire(place, GovernorTestBench.BEN, Duration.ofMinutes(1), "mine"))
                .isEmpty();
        assertCode(ErrorCode.VALIDATION, "warm", "");
        assertCode(ErrorCode.NOT_OWNER, "99", "");
        assertThat(bench.locks.release(place, GovernorTestBench.BEN)).isEmpty();
        assertCode(ErrorCode.INTERLOCK, "99", "");
        bench.equipment.sample(Descriptors.DOOR_STATE, CLOSED, Quality.GOOD);
        assertCode(ErrorCode.VALIDATION, "99", "");
        assertCode(ErrorCode.VALIDATION, "38", "");
        assertThat(bench.order).noneMatch(step -> step.startsWith("driver"));
        assertThat(bench.governor.write(write("because")).phase()).isEqualTo(Phase.ACCEPTED);
    }

    @Test
    @Proves({Req.AUD_005, Req.EVT_007})
    void theOldValueIsWhatTheDeviceHeldAndNotTheLatestSample() {
        bench.equipment.sample(Descriptors.TEMPERATURE, Value.real(20), Quality.GOOD);
        bench.session.values.put(Descriptors.TEMPERATURE, Value.real(36.25));

        ExecutionView view = bench.write("temperature.sp", "37");

        assertThat(bench.trail.find(view.request()).get(0).entry().change())
                .isEqualTo(new AuditEntry.Change("36.25", "37.0", "Cel"));
    }

    @Test
    @Proves({Req.AUD_004, Req.AUD_031})
    void everyRecordOfARequestSaysInWhatCircumstances() throws Exception {
        ExecutionView done = bench.run(GovernorTestBench.dispensing(RequestId.random()));
        ExecutionView refused = bench.run(GovernorTestBench.commanding(RequestId.random(), "dispense", Map.of()));

        assertThat(Stream.of(done, refused).flatMap(v -> bench.trail.find(v.request()).stream()))
                .hasSize(3)
                .allSatisfy(record -> {
                    assertThat(record.entry().actor()).isEqualTo(new Actor("anna", "SUPERVISOR", "cli"));
                    assertThat(record.entry().circumstances().context())
                            .containsExactlyInAnyOrderEntriesOf(Map.of(
                                    "batch", "B-7",
                                    "site", "suite-2",
                                    "equipmentSerial", "S-1",
                                    "pluginSha256", "ab".repeat(32),
                                    "descriptorSha256", "0".repeat(64)));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"site", "equipmentSerial", "pluginSha256", "descriptorSha256"})
    void aClientCannotSayWhatTheRuntimeKnows(String name) {
        CommandRequest hold = GovernorTestBench.commanding("hold");
        Cause forged = new Cause(GovernorTestBench.ANNA, "", hold.cause().source(), Map.of(name, "forged"));

        ExecutionView view = bench.governor.start(new CommandRequest(
                hold.request(), forged, hold.equipment(), hold.command(), Map.of(), "", Optional.empty()));

        assertThat(view.refusal().orElseThrow().code()).isEqualTo(ErrorCode.VALIDATION);
        assertThat(bench.trail.entries())
                .allSatisfy(entry -> assertThat(entry.circumstances().context()).doesNotContainValue("forged"));
    }

    @Test
    @Proves(Req.AUD_033)
    void whoOrWhatDecidedIsRecordedAndAClientIsNotTheRuntime() throws Exception {
        DecisionSource model = new DecisionSource(DecisionSource.Kind.MODEL, "feeding 3", "ef".repeat(32));
        ExecutionView decided = bench.run(command("hold", new Cause(GovernorTestBench.ANNA, "", model, Map.of())));
        Cause forged = new Cause(GovernorTestBench.ANNA, "", DecisionSource.RUNTIME, Map.of("site", "forged"));
        ExecutionView refused = bench.run(command("hold", forged));
        ExecutionView stop = bench.governor.start(command("stop", forged));

        assertThat(bench.trail.find(decided.request()))
                .hasSize(2)
                .allSatisfy(record ->
                        assertThat(record.entry().circumstances().source()).isEqualTo(model));
        assertThat(refused.refusal().orElseThrow().code()).isEqualTo(ErrorCode.VALIDATION);
        assertThat(stop.phase()).isNotEqualTo(Phase.REJECTED);
        assertThat(bench.trail.entries()).allSatisfy(entry -> {
            assertThat(entry.circumstances().source()).isNotEqualTo(DecisionSource.RUNTIME);
            assertThat(entry.circumstances().context()).containsEntry("site", "suite-2");
        });
    }

    private void assertCode(ErrorCode code, String value, String reason) {
        WriteRequest wanted = write(reason);
        ExecutionView view = bench.governor.write(new WriteRequest(
                RequestId.random(), wanted.cause(), wanted.equipment(), wanted.parameter(), value, "", Duration.ZERO));
        assertThat(view.refusal().orElseThrow().code()).isEqualTo(code);
    }

    private static WriteRequest write(String reason) {
        return new WriteRequest(
                RequestId.random(),
                Cause.of(GovernorTestBench.ANNA, reason),
                FakeEquipment.ID,
                new ParameterId("highLimit"),
                "38",
                "",
                Duration.ZERO);
    }

    private static CommandRequest command(String command, String reason) {
        return command(command, Cause.of(GovernorTestBench.ANNA, reason));
    }

    private static CommandRequest command(String command, Cause cause) {
        return new CommandRequest(
                RequestId.random(), cause, FakeEquipment.ID, new CommandId(command), Map.of(), "", Optional.empty());
    }
}
