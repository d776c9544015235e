package org.ferrule.simulators.processor.nodes;

import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.Door;
import org.ferrule.simulators.processor.device.KitState;
import org.ferrule.simulators.processor.device.Order;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.processor.device.Program;
import org.ferrule.simulators.processor.device.ProtocolState;
import org.ferrule.simulators.processor.device.RunEnd;
import org.ferrule.simulators.processor.device.Spelled;
import org.ferrule.simulators.processor.device.Validity;
import org.ferrule.simulators.processor.device.View;
import org.ferrule.simulators.processor.device.Waiting;
import org.jspecify.annotations.Nullable;

/** The device's object with its variables. */
final class DeviceNodes {
    private static final String UNECE = "http://www.opcfoundation.org/UA/units/un/cefact";
    private static final String UCUM = "http://unitsofmeasure.org";

    private final NodeMaker nodes;
    private final CounterflowDevice device;
    private final ProcessorSettings settings;
    private final UaObjectNode root;

    DeviceNodes(NodeMaker nodes, CounterflowDevice device, ProcessorSettings settings) {
        this.nodes = nodes;
        this.device = device;
        this.settings = settings;
        this.root = nodes.device("CellProcessor");
    }

    void add() {
        nameplate();
        protocol();
        kitAndDoor();
        parameters();
        run();
        measurements();
        new HistoryFile(device).addTo(nodes, root);
    }

    private void nameplate() {
        text("Manufacturer", view -> "Ferrule");
        text("Model", view -> "Cell processor simulator, Rotea-like; no compatibility claimed");
        text("SerialNumber", view -> device.faults().serialNumber(settings.serialNumber()));
        text("SoftwareRevision", view -> "0.1.0");
    }

    private void protocol() {
        state("ProtocolState", ProtocolState.class, View::state);
        Numbering<Order> orders = Numbering.of(Order.class, settings.areNumbers(), settings.seed());
        UaVariableNode order = nodes.writable(
                root,
                "SetProtocolState",
                orders.dataType(),
                () -> orders.areNumbers() ? (Object) Integer.valueOf(-1) : "",
                value -> device.order(orders.read(value)));
        strings(order, orders);
        text("ProtocolName", view -> view.program().map(Program::name).orElse(""));
        text("ProtocolVersion", view -> view.program().map(Program::version).orElse(""));
        text("ProtocolChecksum", device::checksum);
        nodes.writable(root, "SelectProtocol", NodeIds.String, () -> "", value -> device.select(String.valueOf(value)));
        text("ErrorText", View::error);
    }

    private void kitAndDoor() {
        state("DoorState", Door.class, View::door);
        state("KitState", KitState.class, View::kitState);
        text("KitID", view -> view.kit().map(kit -> kit.id()).orElse(""));
        text("KitLot", view -> view.kit().map(kit -> kit.lot()).orElse(""));
        show(
                "KitExpiry",
                NodeIds.DateTime,
                view -> view.kit().map(kit -> new DateTime(kit.expiry())).orElse(DateTime.NULL_VALUE));
    }

    private void parameters() {
        UaObjectNode folder = nodes.object(root, "RunParameters", NodeIds.FolderType);
        Numbering<Validity> validities = Numbering.of(Validity.class, settings.areNumbers(), settings.seed());
        for (int number = 1; number <= Program.SLOTS; number++) {
            int slot = number;
            nodes.variable(
                    folder,
                    "ParameterName" + slot,
                    NodeIds.String,
                    () -> device.view().slots().get(slot - 1).name());
            UaVariableNode validity = nodes.variable(
                    folder,
                    "ParameterValid" + slot,
                    validities.dataType(),
                    () -> validities.wire(device.view().slots().get(slot - 1).validity()));
            strings(validity, validities);
            nodes.writable(
                    folder,
                    "SetParameter" + slot,
                    NodeIds.Int32,
                    () -> device.view().slots().get(slot - 1).value(),
                    value -> device.set(slot, value instanceof Integer whole ? whole : Integer.MIN_VALUE));
        }
    }

    private void run() {
        state("WaitingUserAck", Waiting.class, View::waiting);
        state("LastRunResult", RunEnd.class, View::end);
        text("RunID", view -> view.run().id());
        text("RunLabel", view -> view.run().label());
        nodes.writable(root, "SetRunLabel", NodeIds.String, () -> "", value -> device.label(String.valueOf(value)));
        show("ProtocolStepNumber", NodeIds.Int32, view -> view.run().step());
        show(
                "ProtocolStepCount",
                NodeIds.Int32,
                view -> view.program().map(program -> program.steps().size()).orElse(0));
        text("ProtocolStepName", view -> view.run().stepName());
        show("ElapsedTime", NodeIds.Double, view -> view.run().elapsed());
        show("RemainingTime", NodeIds.Double, view -> view.run().remaining());
    }

    private void measurements() {
        measured(
                "CentrifugeSpeed",
                new Unit(5394509, "r/min"),
                view -> view.sensors().centrifuge());
        measured("PumpFlow", new Unit(13361, "ml/min"), view -> view.sensors().flow());
        measured(
                "LinePressure",
                new Unit(5063250, "mbar"),
                view -> view.sensors().pressure());
        measured("Temperature", new Unit(4408652, "°C"), view -> view.sensors().temperature());
        measured("ProcessedVolume", new Unit(5065812, "ml"), view -> view.run().millilitres());
        measured("ProcessedCells", new Unit(-1, "10*6"), view -> view.run().millionCells());
        show("BubbleDetected", NodeIds.Boolean, view -> view.sensors().hasBubble());
    }

    /** A unit by its UNECE id; by its UCUM code where UNECE has none. */
    private record Unit(int id, String symbol) {
        EUInformation information() {
            LocalizedText text = LocalizedText.english(symbol);
            return new EUInformation(id < 0 ? UCUM : UNECE, id, text, text);
        }
    }

    private void measured(String name, Unit unit, Function<View, Double> value) {
        UaVariableNode node = show(name, NodeIds.Double, value::apply);
        nodes.property(node, "EngineeringUnits", NodeIds.EUInformation, unit::information);
    }

    private <E extends Enum<E> & Spelled> void state(String name, Class<E> type, Function<View, E> value) {
        Numbering<E> numbering = Numbering.of(type, settings.areNumbers(), settings.seed());
        Supplier<@Nullable Object> wire = () -> numbering.wire(value.apply(device.view()));
        strings(nodes.variable(root, name, numbering.dataType(), wire), numbering);
    }

    private void strings(UaVariableNode node, Numbering<?> numbering) {
        if (numbering.areNumbers()) {
            nodes.property(node, "EnumStrings", NodeIds.LocalizedText, numbering::strings);
        }
    }

    private void text(String name, Function<View, String> value) {
        show(name, NodeIds.String, value::apply);
    }

    private UaVariableNode show(
            String name, org.eclipse.milo.opcua.stack.core.types.builtin.NodeId type, Function<View, Object> value) {
        return nodes.variable(root, name, type, () -> value.apply(device.view()));
    }
}
