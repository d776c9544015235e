package org.ferrule.simulators.lads.nodes;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.ferrule.simulators.lads.nodes.StateMachineNodes.Now;
import org.ferrule.simulators.lads.unit.UnitCommand;
import org.ferrule.simulators.lads.unit.UnitState;
import org.ferrule.simulators.lads.unit.UnitStateMachine.Stay;

/** Adds FunctionalUnitState with the RunningStateMachine inside it, and the methods of both. */
final class UnitStateNodes {

    private static final Set<UnitCommand> OUTER =
            EnumSet.of(UnitCommand.START, UnitCommand.STOP, UnitCommand.ABORT, UnitCommand.CLEAR);
    // Start is not among them: the node set's Operational group has StartProgram, Stop, Abort and Clear.
    private static final Set<UnitCommand> OPERATIONAL =
            EnumSet.of(UnitCommand.STOP, UnitCommand.ABORT, UnitCommand.CLEAR);

    private final NodeTree tree;
    private final UnitWiring wiring;
    private final Structures structures;

    UnitStateNodes(NodeTree tree, UnitWiring wiring, Structures structures) {
        this.tree = tree;
        this.wiring = wiring;
        this.structures = structures;
    }

    void addTo(UaNode unit) {
        UaNode outer = addOuter(unit);
        UaNode inner = addInner(outer);
        UaNode operational =
                tree.component(unit, tree.lads("Operational"), tree.type(UaNamespace.DI, "FunctionalGroupType"));
        new StartProgramNodes(tree, wiring, structures).addTo(outer, operational);
        for (UnitCommand command : UnitCommand.values()) {
            UaNode method = OUTER.contains(command)
                    ? addMethod(outer, "FunctionalUnitState/", command)
                    : addMethod(inner, "RunningStateMachine/", command);
            if (OPERATIONAL.contains(command)) {
                tree.organize(operational, method);
            }
        }
    }

    private UaNode addOuter(UaNode unit) {
        StateMachineNodes variables = new StateMachineNodes(tree);
        UaNode machine = tree.component(
                unit, tree.lads("FunctionalUnitState"), tree.type(UaNamespace.LADS, "FunctionalUnitStateMachineType"));
        PublishedId states = tree.published().type(UaNamespace.LADS, "FunctionalStateMachineType");
        UaNode current = variables.currentState(machine, states, () -> {
            Stay stay = wiring.states().stay();
            return new Now(stay.state().functional(), stay.since());
        });
        tree.property(current, tree.ua("EffectiveDisplayName"), NodeIds.LocalizedText, tree.stamped(() -> {
            Stay stay = wiring.states().stay();
            return new Stamped(displayName(stay.state()), stay.since());
        }));
        variables.available(machine, states);
        return machine;
    }

    private UaNode addInner(UaNode outer) {
        PublishedId type = tree.published().type(UaNamespace.LADS, "RunningStateMachineType");
        UaNode machine = tree.component(outer, tree.lads("RunningStateMachine"), tree.id(type));
        new StateMachineNodes(tree).currentState(machine, type, () -> {
            Stay stay = wiring.states().stay();
            return new Now(stay.state().running().orElse(null), stay.since());
        });
        return machine;
    }

    private UaNode addMethod(UaNode machine, String counted, UnitCommand command) {
        List<MethodArgument> inputs =
                command == UnitCommand.START ? List.of(MethodArgument.keyValuePairs("Properties")) : List.of();
        MethodGate.Body body = new LockGuard(wiring).method((caller, values) -> {
            if (!wiring.states().fire(command)) {
                throw new UaException(StatusCodes.Bad_InvalidState, command.methodName() + " is not legal now");
            }
            return List.of();
        });
        return tree.method(
                machine,
                new MethodSpec(tree.lads(command.methodName()), inputs, List.of(), body),
                wiring.tally().counter(counted + command.methodName()));
    }

    private static LocalizedText displayName(UnitState state) {
        return LocalizedText.english(
                state.functional() + state.running().map(inner -> "." + inner).orElse(""));
    }
}
