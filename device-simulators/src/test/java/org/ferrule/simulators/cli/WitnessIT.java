package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.ferrule.simulators.lads.LadsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each simulator in a process of its own: what it says of itself is what somebody on the wire finds. */
@Timeout(180)
class WitnessIT {

    /** What a peer on the wire reads of a quantity. */
    @FunctionalInterface
    private interface Reading {
        double read() throws Exception;
    }

    /** A value that a quantity is put to, the least step that the protocol has, and who reads it. */
    private record Row(String quantity, String value, double step, Reading peer) {}

    @Test
    void theArcSensors() throws Exception {
        for (String name : List.of("arc-ph", "arc-do")) {
            try (SimulatorProcess simulator = SimulatorProcess.start(name, "--control");
                    ModbusPeer peer = ModbusPeer.at(simulator.announced())) {
                List<Row> rows = new ArrayList<>(List.of(
                        new Row("value", "6.25", 1e-5, () -> peer.lowFirst(2091)),
                        new Row("value", "0", 1e-5, () -> peer.lowFirst(2091)),
                        new Row("value", "13.99", 1e-5, () -> peer.lowFirst(2091)),
                        new Row("temperature", "-19.5", 1e-5, () -> peer.lowFirst(2411)),
                        new Row("temperature", "1e9", 1e3, () -> peer.lowFirst(2411)),
                        new Row("temperature", "NaN", 1, () -> peer.lowFirst(2411)),
                        new Row("quality", "55.5", 1e-5, () -> peer.lowFirst(4871)),
                        new Row("operatingHours", "1234.5", 1e-3, () -> peer.lowFirst(4675)),
                        new Row("powerCycles", "4294967295", 0.5, () -> peer.lowFirstWhole(4681)),
                        new Row("sipCycles", "3", 0.5, () -> peer.lowFirstWhole(4687)),
                        new Row("cipCycles", "4", 0.5, () -> peer.lowFirstWhole(4689)),
                        new Row("autoclavings", "5", 0.5, () -> peer.lowFirstWhole(4691))));
                if (name.equals("arc-ph")) {
                    rows.add(new Row("potential", "-177.5", 1e-4, () -> peer.lowFirst(2569)));
                    rows.add(new Row("glassResistance", "99000", 1e-1, () -> 1000 * peer.lowFirst(2473)));
                    rows.add(new Row("referenceResistance", "7", 1e-4, () -> peer.lowFirst(2505)));
                }
                compare(simulator, name, rows);
                assertThat(simulator.say(name + " truth value -1")).startsWith("error: truth of value: -1 is outside");
                assertThat(acts(simulator, name)).as("reading changes nothing").isEmpty();

                peer.write(4287, 0x0018, 0, 0, 0);
                simulator.say("exception 4");
                peer.write(3369, 1, 0, 4, 0);
                simulator.say("clear");
                peer.write(3369, 1, 0, 4, 0);
                assertThat(acts(simulator, name))
                        .containsExactly(
                                "write 4287=0018 0000 0000 0000 refused",
                                "write 3369=0001 0000 0004 0000 refused",
                                "write 3369=0001 0000 0004 0000");
                assertThat(simulator.ask("tell acts 2").get("acts")).hasSize(1);
                assertThat(truth(simulator, name, "movingAverage").asInt()).isEqualTo(4);
                JsonNode faults = simulator.ask(name + " tell faults");
                assertThat(faults.get("faults").toString()).contains("\"nan on|off\"", "\"stuck [on|off]\"");
                assertThat(faults.get("lacking").get("panel").asText()).isEqualTo("the sensor has no panel");
            }
        }
    }

    @Test
    void theIncubator() throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start("incubator", "--control");
                ModbusPeer peer = ModbusPeer.at(simulator.announced())) {
            compare(
                    simulator,
                    "incubator",
                    List.of(
                            new Row("temperature.pv", "-12.34", 1e-3, () -> (short) peer.input(0) / 100.0),
                            new Row("temperature.pv", "327.66", 1e-3, () -> (short) peer.input(0) / 100.0),
                            new Row("co2.pv", "12.5", 1e-3, () -> peer.input(1) / 100.0),
                            new Row("humidity.pv", "6553.5", 1e-3, () -> peer.input(2) / 10.0),
                            new Row("o2.pv", "5.1", 1e-3, () -> peer.input(3) / 10.0),
                            new Row("operatingTime", "100000", 0.5, () -> peer.input(6) * 65_536.0 + peer.input(7)),
                            new Row("temperature.sp", "39.25", 1e-3, () -> peer.holding(0) / 100.0),
                            new Row("co2.sp", "7.5", 1e-3, () -> peer.holding(1) / 100.0),
                            new Row("o2.sp", "3.5", 1e-3, () -> peer.holding(2) / 10.0),
                            new Row("decontaminationTemperature", "95.5", 1e-3, () -> peer.holding(5) / 10.0)));
            assertThat(simulator.say("truth temperature.pv 327.67")).startsWith("error: ");
            assertThat(simulator.say("truth cycle DONE")).startsWith("ok");
            assertThat(peer.input(8)).isEqualTo(2);
            simulator.say("nan temperature");
            assertThat(truth(simulator, "incubator", "temperature.pv").asText()).isEqualTo("NaN");

            peer.write(4, 0xD0);
            peer.write(1, 30_000);
            assertThat(acts(simulator, "incubator")).containsExactly("write 4=00D0", "write 1=7530 refused");
        }
    }

    @Test
    void theMassFlowControllerOnModbusAndOnAnAsciiLine() throws Exception {
        try (SimulatorProcess simulator =
                        SimulatorProcess.start("alicat-mfc", "--transport", "modbus-tcp", "--control");
                ModbusPeer peer = ModbusPeer.at(simulator.announced())) {
            compare(
                    simulator,
                    "alicat-mfc",
                    List.of(
                            new Row("flow.pv", "-123.5", 1e-3, () -> peer.highFirst(1363)),
                            new Row("flow.pv", "9999999", 2, () -> peer.highFirst(1363)),
                            new Row("flow.sp", "250", 1e-3, () -> peer.highFirst(1349)),
                            new Row("volumetricFlow", "77.25", 1e-3, () -> peer.highFirst(1361)),
                            new Row("pressure", "150.5", 1e-3, () -> peer.highFirst(1353) * 6.894757),
                            new Row("temperature", "-40", 1e-3, () -> peer.highFirst(1359))));
            peer.write(999, 5, 0);
            assertThat(acts(simulator, "alicat-mfc")).containsExactly("write 999=0005 0000");
        }
        try (SimulatorProcess simulator = SimulatorProcess.start("alicat-mfc", "--control", "--wire");
                LinePeer peer = LinePeer.at(simulator.announced(), "\r")) {
            compare(
                    simulator,
                    "alicat-mfc",
                    List.of(
                            new Row("flow.pv", "123.4", 0.006, () -> peer.number("A", 4)),
                            new Row("flow.sp", "40", 0.006, () -> peer.number("A", 5)),
                            new Row("temperature", "-5.5", 0.006, () -> peer.number("A", 2))));
            simulator.ask("alicat-mfc/wire tell log");
            peer.ask("ALS 30");
            peer.ask("ALS 9999");
            peer.ask("AT 1");
            peer.ask("ALS");
            assertThat(acts(simulator, "alicat-mfc"))
                    .containsExactly("send LS=30", "send LS=9999 refused", "send T 1=");
            JsonNode log = simulator.ask("alicat-mfc/wire tell log").get("log");
            assertThat(log.get(0).get("to").asText()).isEqualTo("device");
            assertThat(log.get(0).get("bytes").asText()).isEqualTo("414c532033300d");
            assertThat(simulator.ask("alicat-mfc/wire tell log").get("log")).isEmpty();
        }
    }

    @Test
    void theBalance() throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start("sics-balance", "--control");
                LinePeer peer = LinePeer.at(simulator.announced(), "\r\n")) {
            compare(
                    simulator,
                    "sics-balance",
                    List.of(
                            new Row("value", "12.34", 1e-3, () -> peer.number("SI", 2)),
                            new Row("value", "-7.5", 1e-3, () -> peer.number("SI", 2)),
                            new Row("tare", "100.25", 1e-3, () -> peer.number("TA", 2)),
                            new Row("value", "0.01", 1e-3, () -> peer.number("SI", 2))));
            simulator.say("truth stable false");
            assertThat(peer.ask("SI")).startsWith("S D");
            simulator.say("truth value 100000");
            assertThat(peer.ask("SI")).isEqualTo("S +");
            assertThat(truth(simulator, "sics-balance", "value").asText()).isEqualTo("NaN");
            simulator.say("truth free");

            simulator.say("truth value 20");
            peer.ask("TI");
            peer.ask("TA 5.00 g");
            simulator.say("busy on");
            peer.ask("ZI");
            assertThat(acts(simulator, "sics-balance"))
                    .containsExactly("send TI=", "send TA=5.00 g", "send ZI= refused");
        }
    }

    @Test
    void theCellProcessor() throws Exception {
        try (SimulatorProcess simulator = SimulatorProcess.start("cell-processor", "--control");
                LadsClient peer = opcUa(simulator.announced())) {
            NodeId device = peer.find("CP:CellProcessor");
            List<Row> rows = new ArrayList<>();
            for (String name : List.of(
                    "CentrifugeSpeed",
                    "PumpFlow",
                    "LinePressure",
                    "Temperature",
                    "ProcessedVolume",
                    "ProcessedCells")) {
                NodeId node = peer.child(device, "CP:" + name);
                String quantity = Character.toLowerCase(name.charAt(0)) + name.substring(1);
                rows.add(new Row(quantity, "-1.5e300", 1e290, () -> (Double) peer.value(node)));
                rows.add(new Row(quantity, "1e-12", 1e-15, () -> (Double) peer.value(node)));
            }
            compare(simulator, "cell-processor", rows);

            for (String step : List.of(
                    "door close",
                    "kit load K-1",
                    "panel select WASH-1",
                    "panel clear-protocol",
                    "error no power",
                    "panel clear-error")) {
                assertThat(simulator.say("cell-processor " + step)).startsWith("ok");
            }
            assertThat(truth(simulator, "cell-processor", "protocolState").asText())
                    .isEqualTo("InstrumentReady");
            assertThat(acts(simulator, "cell-processor"))
                    .as("hands are no acts")
                    .isEmpty();
            peer.write(
                    peer.child(device, "CP:SetProtocolState"),
                    orders(peer, device).indexOf("RunProtocol"));
            peer.write(peer.child(device, "CP:SetRunLabel"), "mine");
            assertThat(acts(simulator, "cell-processor"))
                    .containsExactly("write SetProtocolState=RunProtocol refused", "write SetRunLabel=mine");
        }
    }

    private static List<String> orders(LadsClient peer, NodeId device) throws Exception {
        NodeId words = peer.child(peer.child(device, "CP:SetProtocolState"), "UA:EnumStrings");
        return Arrays.stream((LocalizedText[]) peer.value(words))
                .map(LocalizedText::text)
                .toList();
    }

    @Test
    void theBioreactor() throws Exception {
        try (SimulatorProcess simulator =
                        SimulatorProcess.start("lads-bioreactor", "--control", "--acting-seconds", "0.05");
                LadsClient peer = opcUa(simulator.announced())) {
            NodeId unit = peer.find("DI:DeviceSet", "OWN:StirredBioreactor", "LADS:FunctionalUnitSet", "OWN:Vessel");
            NodeId functions = peer.child(unit, "LADS:FunctionSet");
            NodeId air = peer.child(functions, "OWN:Air");
            NodeId acidity = peer.child(functions, "OWN:PH");
            compare(
                    simulator,
                    "lads-bioreactor",
                    List.of(
                            row(peer, "ph.pv", "-2.5", acidity, "LADS:CurrentValue"),
                            row(peer, "ph.pv", "NaN", acidity, "LADS:CurrentValue"),
                            row(peer, "ph.sp", "6.9", acidity, "LADS:TargetValue"),
                            row(peer, "ph.output", "-55", acidity, "OWN:ControllerOutput"),
                            row(peer, "gas.air.pv", "1e12", air, "LADS:CurrentValue"),
                            row(peer, "gas.air.sp", "12.5", air, "LADS:TargetValue"),
                            row(peer, "gas.air.total", "1e-9", air, "LADS:TotalizedValue"),
                            row(peer, "volume", "77", peer.child(functions, "OWN:Volume"), "LADS:SensorValue"),
                            row(
                                    peer,
                                    "cellDensity",
                                    "3",
                                    peer.child(functions, "OWN:CellDensity"),
                                    "LADS:SensorValue")));
            for (String button :
                    List.of("start", "hold", "unhold", "suspend", "unsuspend", "complete", "reset", "abort", "clear")) {
                Awaitility.await(button)
                        .until(() -> simulator.say("panel " + button).startsWith("ok"));
            }
            assertThat(acts(simulator, "lads-bioreactor")).isEmpty();
            peer.write(peer.child(acidity, "LADS:TargetValue"), 7.0);
            peer.write(peer.child(acidity, "LADS:TargetValue"), 99.0);
            peer.call(peer.child(acidity, "LADS:ControlFunctionState"), "LADS:Start");
            peer.call(peer.child(unit, "LADS:FunctionalUnitState"), "LADS:Clear");
            assertThat(acts(simulator, "lads-bioreactor"))
                    .containsExactly(
                            "write FunctionSet/PH/TargetValue=7.0",
                            "write FunctionSet/PH/TargetValue=99.0 refused",
                            "call FunctionSet/PH/ControlFunctionState/Start=",
                            "call FunctionalUnitState/Clear= refused");
        }
    }

    private static Row row(LadsClient peer, String quantity, String value, NodeId function, String name)
            throws Exception {
        NodeId node = peer.child(function, name);
        return new Row(quantity, value, 1e-9, () -> (Double) peer.value(node));
    }

    private static LadsClient opcUa(JsonNode announced) throws Exception {
        return LadsClient.connect(
                announced.get("url").asText(),
                SecurityPolicy.Basic256Sha256,
                "urn:test:witness",
                new AnonymousProvider());
    }

    private static void compare(SimulatorProcess simulator, String name, List<Row> rows) throws Exception {
        for (Row row : rows) {
            String order = name + " truth " + row.quantity() + " " + row.value();
            assertThat(simulator.say(order)).isEqualTo("ok: " + order);
            double told = number(truth(simulator, name, row.quantity()));
            double read = row.peer().read();
            double wanted = Double.parseDouble(row.value());
            if (Double.isNaN(wanted)) {
                assertThat(told).as(order).isNaN();
                assertThat(read).as(order).isNaN();
            } else {
                assertThat(told).as(order).isCloseTo(wanted, within(row.step()));
                assertThat(read).as(order).isCloseTo(told, within(row.step()));
            }
        }
    }

    private static double number(JsonNode told) {
        return told.isTextual() ? Double.parseDouble(told.asText()) : told.asDouble();
    }

    private static JsonNode truth(SimulatorProcess simulator, String name, String quantity) throws Exception {
        JsonNode answer = simulator.ask(name + " tell truth");
        assertThat(answer.get("simulator").asText()).isEqualTo(name);
        return answer.get("truth").get(quantity);
    }

    private static List<String> acts(SimulatorProcess simulator, String name) throws Exception {
        List<String> acts = new ArrayList<>();
        for (JsonNode act : simulator.ask(name + " tell acts").get("acts")) {
            acts.add(act.get("act").asText() + "=" + act.get("value").asText()
                    + (act.path("refused").asBoolean() ? " refused" : ""));
        }
        return acts;
    }
}
