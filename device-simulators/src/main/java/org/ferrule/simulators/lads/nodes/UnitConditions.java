package org.ferrule.simulators.lads.nodes;

import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.lads.unit.UnitFaults;

/** The conditions of the unit as a whole: what it always has, and what it is told to have. */
final class UnitConditions {

    private static final double TOO_HOT = 40;
    private static final int SEVERITY = 600;
    private static final Map<String, Integer> ALWAYS =
            Map.of("OverTemperature", 900, "PumpFault", SEVERITY, "GasSupplyLow", SEVERITY);

    private final NodeTree tree;
    private final ConditionBoard board;
    private final UaNode unit;
    private final UnitWiring wiring;

    UnitConditions(NodeTree tree, ConditionBoard board, UaNode unit, UnitWiring wiring) {
        this.tree = tree;
        this.board = board;
        this.unit = unit;
        this.wiring = wiring;
        ALWAYS.forEach(this::add);
    }

    /** Tells what changed, and what faults want to be told. */
    void look() {
        for (String raised : wiring.faults().raised()) {
            if (!board.hasNamed(raised)) {
                add(raised, SEVERITY);
            }
        }
        board.look();
        int burst = wiring.faults().takeBurst();
        if (burst > 0) {
            board.tell(
                    NodeIds.BaseEventType,
                    IntStream.rangeClosed(1, burst).mapToObj(i -> "event " + i + " of " + burst));
        }
    }

    private void add(String name, int severity) {
        UnitFaults faults = wiring.faults();
        Vessel vessel = wiring.vessel();
        BooleanSupplier active = name.equals("OverTemperature")
                ? () -> faults.raised().contains(name)
                        || vessel.loop(Loop.TEMPERATURE).pv() > TOO_HOT
                : () -> faults.raised().contains(name);
        new ConditionNodes(tree, board)
                .add(
                        unit,
                        new ConditionSpec(
                                tree.own(name),
                                NodeIds.AlarmConditionType,
                                name,
                                unit,
                                severity,
                                active,
                                () -> name + (active.getAsBoolean() ? " is there" : " is gone")));
    }
}
