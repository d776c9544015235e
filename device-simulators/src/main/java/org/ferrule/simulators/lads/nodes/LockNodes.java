package org.ferrule.simulators.lads.nodes;

import java.util.List;
import java.util.function.ToIntFunction;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.ferrule.simulators.lads.unit.Caller;
import org.ferrule.simulators.lads.unit.UnitLock;

/** Adds the Lock object of a functional unit (DI LockingServicesType). */
final class LockNodes {

    private final NodeTree tree;
    private final UnitLock lock;
    private final MethodTally tally;

    LockNodes(NodeTree tree, UnitLock lock, MethodTally tally) {
        this.tree = tree;
        this.lock = lock;
        this.tally = tally;
    }

    void addTo(UaNode unit) {
        UaNode node = tree.component(unit, tree.di("Lock"), tree.type(UaNamespace.DI, "LockingServicesType"));
        tree.property(
                node,
                tree.di("Locked"),
                NodeIds.Boolean,
                tree.measured(() -> lock.holder().isPresent()));
        tree.property(
                node,
                tree.di("LockingClient"),
                NodeIds.String,
                tree.measured(() -> lock.holder().map(Caller::applicationUri).orElse("")));
        tree.property(
                node,
                tree.di("LockingUser"),
                NodeIds.String,
                tree.measured(() -> lock.holder().map(Caller::user).orElse("")));
        tree.property(node, tree.di("RemainingLockTime"), NodeIds.Duration, tree.measured(() ->
                (double) lock.remaining().toMillis()));
        method(node, "InitLock", List.of(MethodArgument.text("Context")), lock::init);
        method(node, "RenewLock", List.of(), caller -> lock.renew(caller));
        method(node, "ExitLock", List.of(), lock::exit);
        method(node, "BreakLock", List.of(), caller -> lock.breakLock());
    }

    private void method(UaNode node, String name, List<MethodArgument> inputs, ToIntFunction<Caller> action) {
        MethodGate.Body body = (caller, values) -> {
            // Renewing and exiting are for the holder only; a third application is told so, not "not locked".
            if (!name.equals("InitLock") && !name.equals("BreakLock") && !isFreeOrHeldBy(caller)) {
                throw new UaException(StatusCodes.Bad_UserAccessDenied, "another application holds this lock");
            }
            return List.of(action.applyAsInt(caller));
        };
        List<MethodArgument> outputs = List.of(MethodArgument.int32(name + "Status"));
        tree.method(node, new MethodSpec(tree.di(name), inputs, outputs, body), tally.counter("Lock/" + name));
    }

    private boolean isFreeOrHeldBy(Caller caller) {
        return lock.holder().map(caller::isSameApplication).orElse(true);
    }
}
