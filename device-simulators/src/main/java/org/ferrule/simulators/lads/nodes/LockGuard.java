package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.ferrule.simulators.lads.unit.Caller;
import org.ferrule.simulators.lads.unit.UnitLock;

/** Keeps other applications from changing what one has locked. */
final class LockGuard {

    private final UnitLock lock;

    LockGuard(UnitLock lock) {
        this.lock = lock;
    }

    MethodGate.Body method(MethodGate.Body body) {
        return (caller, inputs) -> {
            require(caller);
            return body.call(caller, inputs);
        };
    }

    LiveValue.Writer writer(LiveValue.Writer writer) {
        return (caller, value) -> {
            require(caller);
            writer.write(caller, value);
        };
    }

    private void require(Caller caller) throws UaException {
        if (!lock.admits(caller)) {
            throw new UaException(StatusCodes.Bad_Locked, "another application holds the lock of this unit");
        }
    }
}
