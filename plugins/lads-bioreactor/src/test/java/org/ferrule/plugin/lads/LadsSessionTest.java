package org.ferrule.plugin.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server may do differently from the simulator. */
class LadsSessionTest {
    private static final String MACHINE = FakeReactor.UNIT + "/FunctionalUnitState/";

    private final FakeOpcUaLink link = FakeReactor.link();
    private Bench bench;

    @BeforeEach
    void nameTheOddFunction() throws Exception {
        bench = Bench.of("lads-bioreactor.yaml").link("link", link).with("phFunction", Value.text("pH, pH value"));
    }

    private static CommandCall call(String command, Map<String, Value> arguments) {
        return new CommandCall(new CommandId(command), RequestId.random(), arguments);
    }

    private static Map<String, Value> loop(double setPoint) {
        return Map.of("loop", Value.enumerated(0, "temperature"), "sp", Value.real(setPoint));
    }

    @ParameterizedTest
    @CsvSource({"temperature.pv", "ph.pv", "dissolvedOxygen.pv", "agitation.pv", "agitation.sp"})
    void functionsAreFoundByOtherMakersNames(String parameter) throws Exception {
        assertThat(Bench.read(bench.open(new LadsDriver(), LadsSession.class), parameter)
                        .quality())
                .isEqualTo(Quality.GOOD);
    }

    @Test
    void everythingIsReadInOneRequest() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        int before = link.reads();

        List<Reading> readings = session.read(bench.descriptor().parameters().keySet());

        assertThat(link.reads() - before).isEqualTo(1);
        assertThat(readings)
                .extracting(Reading::parameter)
                .containsExactlyInAnyOrderElementsOf(
                        bench.descriptor().parameters().keySet());
    }

    @Test
    void whatTheDeviceDoesNotHaveIsNotSupportedAndSaid() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);

        assertThat(List.of("gas.air.pv", "pressure", "temperature.output"))
                .allSatisfy(parameter ->
                        assertThat(Bench.read(session, parameter).quality()).isEqualTo(Quality.BAD_NOT_SUPPORTED));
        assertThat(bench.reported()).singleElement().asString().contains("air", "pressure", "Stirrer");
        assertThatThrownBy(() -> session.write(new ParameterId("gas.air.sp"), Value.real(1)))
                .isInstanceOf(DeviceException.class);
    }

    @Test
    void anotherUnitIsAConfigurationErrorIsSaidAndIsNeverWritten() throws Exception {
        link.variable(
                FakeReactor.FUNCTIONS + "temp/TargetValue/EngineeringUnits", FakeReactor.unit(FakeReactor.KELVIN));
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);

        assertThat(Bench.read(session, "temperature.sp").quality()).isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
        assertThat(Bench.read(session, "temperature.pv").quality()).isEqualTo(Quality.GOOD);
        assertThat(bench.reported()).anyMatch(event -> event.startsWith("UnitMismatch: temperature.sp"));
        assertThatThrownBy(() -> session.write(new ParameterId("temperature.sp"), Value.real(37)))
                .isInstanceOf(DeviceException.class);
        assertThatThrownBy(() -> session.start(call("startControl", loop(37)))).isInstanceOf(DeviceException.class);
        assertThat(link.calls()).isEmpty();
    }

    @Test
    void aMissingUnitIsAConfigurationErrorToo() throws Exception {
        link.without(FakeReactor.FUNCTIONS + "temp/CurrentValue/EngineeringUnits");

        assertThat(Bench.read(bench.open(new LadsDriver(), LadsSession.class), "temperature.pv")
                        .quality())
                .isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
    }

    @Test
    void severalDevicesNeedASettingAndTheMessageListsThem() throws Exception {
        FakeReactor.device(link, "Second");

        assertThatThrownBy(() -> bench.open(new LadsDriver(), LadsSession.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("device: ")
                .hasMessageContaining("[Reactor, Second]");
        assertThat(bench.with("device", Value.text("Second"))
                        .open(new LadsDriver(), LadsSession.class)
                        .identify()
                        .serialNumber())
                .isEqualTo("S-1");
        assertThatThrownBy(() -> bench.with("device", Value.text("Third")).open(new LadsDriver(), LadsSession.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Third");
    }

    @Test
    void severalFunctionalUnitsNeedASetting() throws Exception {
        FakeReactor.unit(link, FakeReactor.DEVICE + "/FunctionalUnitSet/Unit 2");

        assertThatThrownBy(() -> bench.open(new LadsDriver(), LadsSession.class))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("functionalUnit: ")
                .hasMessageContaining("[Unit 1, Unit 2]");
        assertThat(bench.with("functionalUnit", Value.text("Unit 1")).open(new LadsDriver(), LadsSession.class))
                .isNotNull();
    }

    @Test
    void aServerWithoutLadsDeviceIsRefusedInWords() throws Exception {
        assertThatThrownBy(() -> open(new FakeOpcUaLink()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no LADS server");
        assertThatThrownBy(() -> open(new FakeOpcUaLink().object("DeviceSet", 0).object("DeviceSet/Oven", 9)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Oven");
    }

    @Test
    void aMakersOwnDeviceTypeCountsIfItDerivesFromLads() throws Exception {
        link.object(FakeReactor.DEVICE, 77).subType(77, 1002);

        assertThat(bench.open(new LadsDriver(), LadsSession.class).identify().serialNumber())
                .isEqualTo("S-1");
    }

    @Test
    void aDeviceWithoutSerialNumberIsRefused() throws Exception {
        link.variable(FakeReactor.DEVICE + "/Identification/SerialNumber", Value.text(" "));

        assertThatThrownBy(bench.open(new LadsDriver(), LadsSession.class)::identify)
                .isInstanceOf(DeviceException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "4, , STOPPED",
        "6, , STOPPING",
        "2, , ABORTING",
        "1, , ABORTED",
        "3, , CLEARING",
        "5, 6, IDLE",
        "5, 8, STARTING",
        "5, 3, EXECUTE",
        "5, 2, COMPLETING",
        "5, 1, COMPLETE",
        "5, 7, RESETTING",
        "5, 5, HOLDING",
        "5, 4, HELD",
        "5, 11, UNHOLDING",
        "5, 10, SUSPENDING",
        "5, 9, SUSPENDED",
        "5, 12, UNSUSPENDING",
        "4, 3, STOPPED"
    })
    void statesAreToldByTheirNumbers(long outer, Long inner, FunctionalState expected) throws Exception {
        link.variable(MACHINE + "CurrentState", Value.text("Zustand"))
                .variable(MACHINE + "CurrentState/Number", Value.integer(outer))
                .variable(
                        MACHINE + "RunningStateMachine/CurrentState/Number",
                        inner == null ? Value.absent() : Value.integer(inner));

        assertThat(bench.open(new LadsDriver(), LadsSession.class).status().units())
                .isEqualTo(Map.of(new UnitId("vessel"), expected));
    }

    @ParameterizedTest
    @CsvSource({"Stopped, , STOPPED", "Running, Held, HELD", "Running, Execute, EXECUTE", "Aborted, , ABORTED"})
    void statesAreToldByTheirNamesWhereThereIsNoNumber(String outer, String inner, FunctionalState expected)
            throws Exception {
        link.variable(MACHINE + "CurrentState", Value.text(outer))
                .variable(
                        MACHINE + "RunningStateMachine/CurrentState",
                        inner == null ? Value.absent() : Value.text(inner));

        assertThat(bench.open(new LadsDriver(), LadsSession.class).status().units())
                .containsValue(expected);
    }

    @Test
    void aUnitWithoutInnerMachineExecutesWhileItRuns() throws Exception {
        link.without(MACHINE + "RunningStateMachine").variable(MACHINE + "CurrentState", Value.text("Running"));

        assertThat(bench.open(new LadsDriver(), LadsSession.class).status().units())
                .containsValue(FunctionalState.EXECUTE);
    }

    @Test
    void runningWithoutAnInnerStateIsNoState() throws Exception {
        link.variable(MACHINE + "CurrentState", Value.text("Running"));

        assertThatThrownBy(bench.open(new LadsDriver(), LadsSession.class)::status)
                .isInstanceOf(DeviceException.class);
    }

    @Test
    void healthModeLockAndAlarmsAreInTheStatus() throws Exception {
        String function = FakeReactor.FUNCTIONS + "temp/AlarmMonitor";
        link.object(function, 0)
                .object(function + "/ActiveState", 0)
                .variable(function + "/ActiveState/Id", Value.bool(true))
                .object(FakeReactor.DEVICE + "/MachineryBuildingBlocks", 0)
                .object(FakeReactor.DEVICE + "/MachineryBuildingBlocks/MachineryOperationMode", 0)
                .variable(
                        FakeReactor.DEVICE + "/MachineryBuildingBlocks/MachineryOperationMode/CurrentState",
                        Value.text("Maintenance"))
                .object(FakeReactor.UNIT + "/Lock", 0)
                .variable(FakeReactor.UNIT + "/Lock/Locked", Value.bool(true));

        var status = bench.open(new LadsDriver(), LadsSession.class).status();

        assertThat(status.health()).isEqualTo(Health.OFF_SPEC);
        assertThat(status.mode()).isEqualTo(OperatingMode.MAINTENANCE);
        assertThat(status.controlSource()).isEqualTo(ControlSource.REMOTE);
        assertThat(bench.alarms()).isEqualTo(Map.of("temperature.deviation", true));
    }

    @Test
    void methodsAreCalledOnceWithEmptyListsForTheirArguments() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        session.start(call("start", Map.of()));
        session.start(call("hold", Map.of()));

        assertThat(link.calls()).containsExactly(MACHINE + "Start[[]]", MACHINE + "RunningStateMachine/Hold[]");
        assertThatThrownBy(() -> session.start(call("abort", Map.of()))).isInstanceOf(DeviceException.class);
    }

    @Test
    void aStoppedLoopIsStartedWithItsSetPointAndARunningOneOnlyGetsIt() throws Exception {
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);
        String function = FakeReactor.FUNCTIONS + "temp/";
        session.start(call("startControl", loop(36.5)));
        link.variable(function + "ControlFunctionState/CurrentState/Number", Value.integer(5));
        session.start(call("startControl", loop(37)));
        session.start(call("stopControl", Map.of("loop", Value.enumerated(0, "temperature"))));

        assertThat(link.calls())
                .containsExactly(
                        function + "ControlFunctionState/StartWithTargetValue[36.5]",
                        function + "TargetValue = 37.0",
                        function + "ControlFunctionState/Stop[]");
    }

    @Test
    void modesComeFromTheMakersNamesOrFromTheLoopsState() throws Exception {
        String mode = FakeReactor.FUNCTIONS + "temp/ControllerMode";
        link.variable(mode, Value.integer(0))
                .variable(mode + "/EnumStrings", new Value.Items(List.of(Value.text("Cascade"), Value.text("Off"))));
        LadsSession session = bench.open(new LadsDriver(), LadsSession.class);

        assertThat(Bench.read(session, "temperature.mode").value()).isEqualTo(Value.enumerated(3, "CASCADE"));
        assertThat(Bench.read(session, "ph.mode").value()).isEqualTo(Value.enumerated(0, "OFF"));
        link.variable(mode, Value.integer(9));
        assertThat(Bench.read(session, "temperature.mode").value()).isEqualTo(Value.enumerated(9, "UNKNOWN"));
    }

    @ParameterizedTest
    @CsvSource({"Stopped, 0, OFF", "Running, 2, AUTO", "Stopping, 0, OFF", "Aborted, -1, UNKNOWN"})
    void modesComeFromTheNameOfTheLoopsStateWhereThereIsNoNumber(String state, long code, String name)
            throws Exception {
        String current = FakeReactor.FUNCTIONS + "temp/ControlFunctionState/CurrentState";
        link.without(current + "/Number").variable(current, Value.text(state));

        assertThat(Bench.read(bench.open(new LadsDriver(), LadsSession.class), "temperature.mode")
                        .value())
                .isEqualTo(Value.enumerated(code, name));
    }

    @Test
    void aValueThatIsNoNumberIsAConfigurationError() throws Exception {
        link.variable(FakeReactor.FUNCTIONS + "temp/CurrentValue", Value.text("hot"));

        assertThat(Bench.read(bench.open(new LadsDriver(), LadsSession.class), "temperature.pv")
                        .quality())
                .isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
    }

    @Test
    void aUcumCodeServesWhereUneceHasNone() throws Exception {
        Map<String, Value> ucum = new LinkedHashMap<>();
        ucum.put("namespaceUri", Value.text("http://unitsofmeasure.org"));
        ucum.put("unitId", Value.integer(-1));
        ucum.put("displayName", Value.text("10*6/mL"));
        String function = FakeReactor.FUNCTIONS + "Viable_Cell_Density";
        link.object(function, 1016)
                .variable(function + "/SensorValue", Value.real(1.5))
                .variable(function + "/SensorValue/EngineeringUnits", new Value.Struct(ucum));

        assertThat(Bench.read(bench.open(new LadsDriver(), LadsSession.class), "cellDensity")
                        .value())
                .isEqualTo(Value.real(1.5));
    }

    @Test
    void pushedReadingsComeThroughTheSinkAndMissingOnesAreBad() throws Exception {
        List<Reading> pushed = new ArrayList<>();
        bench.open(new LadsDriver(), LadsSession.class)
                .subscribe(List.of(new ParameterId("temperature.pv"), new ParameterId("gas.o2.pv")), pushed::add);

        assertThat(pushed)
                .containsExactlyInAnyOrder(
                        Reading.good(new ParameterId("temperature.pv"), Value.real(36.5)),
                        Reading.bad(new ParameterId("gas.o2.pv"), Quality.BAD_NOT_SUPPORTED));
    }

    private static LadsSession open(FakeOpcUaLink server) throws Exception {
        return Bench.of("lads-bioreactor.yaml").link("link", server).open(new LadsDriver(), LadsSession.class);
    }
}
