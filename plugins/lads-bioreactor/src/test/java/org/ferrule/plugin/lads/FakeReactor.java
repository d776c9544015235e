package org.ferrule.plugin.lads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.model.Value;

/** The least that a LADS bioreactor publishes, with names and units of another maker than the simulator's. */
final class FakeReactor {
    static final String DEVICE = "DeviceSet/Reactor";
    static final String UNIT = DEVICE + "/FunctionalUnitSet/Unit 1";
    static final String FUNCTIONS = UNIT + "/FunctionSet/";
    static final int CELSIUS = 4408652;
    static final int KELVIN = 4932940;

    private FakeReactor() {}

    static FakeOpcUaLink link() {
        FakeOpcUaLink link = new FakeOpcUaLink().object("DeviceSet", 0);
        device(link, "Reactor");
        loop(link, "temp", CELSIUS);
        loop(link, "pH-value", 5321520);
        loop(link, "DO", 20529);
        loop(link, "Stirrer", 5394509);
        return link;
    }

    static void device(FakeOpcUaLink link, String name) {
        String device = "DeviceSet/" + name;
        link.object(device, 1002)
                .object(device + "/Identification", 0)
                .variable(device + "/Identification/SerialNumber", Value.text("S-1"))
                .variable(device + "/DeviceHealth", Value.integer(3))
                .object(device + "/FunctionalUnitSet", 1023);
        unit(link, device + "/FunctionalUnitSet/Unit 1");
    }

    static void unit(FakeOpcUaLink link, String unit) {
        String machine = unit + "/FunctionalUnitState";
        link.object(unit, 1003)
                .object(unit + "/FunctionSet", 1026)
                .object(machine, 1043)
                .variable(machine + "/CurrentState", Value.text("Stopped"))
                .method(machine + "/Start")
                .variable(machine + "/Start/InputArguments", new Value.Items(List.of(Value.text("Properties"))))
                .method(machine + "/Stop")
                .object(machine + "/RunningStateMachine", 1036)
                .variable(machine + "/RunningStateMachine/CurrentState", Value.absent())
                .method(machine + "/RunningStateMachine/Hold");
    }

    static void loop(FakeOpcUaLink link, String name, int unitId) {
        String function = FUNCTIONS + name;
        link.object(function, 1009)
                .subType(1009, 1007)
                .variable(function + "/CurrentValue", Value.real(36.5))
                .variable(function + "/CurrentValue/EngineeringUnits", unit(unitId))
                .variable(function + "/TargetValue", Value.real(37))
                .variable(function + "/TargetValue/EngineeringUnits", unit(unitId))
                .object(function + "/ControlFunctionState", 1044)
                .variable(function + "/ControlFunctionState/CurrentState", Value.text("Stopped"))
                .variable(function + "/ControlFunctionState/CurrentState/Number", Value.integer(4))
                .method(function + "/ControlFunctionState/StartWithTargetValue")
                .method(function + "/ControlFunctionState/Stop");
    }

    static Value unit(int unitId) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("namespaceUri", Value.text("http://www.opcfoundation.org/UA/units/un/cefact"));
        fields.put("unitId", Value.integer(unitId));
        fields.put("displayName", Value.text("unit " + unitId));
        return new Value.Struct(fields);
    }
}
