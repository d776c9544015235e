package org.ferrule.simulators.lads.nodes;

import java.time.Duration;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.ferrule.simulators.lads.unit.Caller;
import org.ferrule.simulators.lads.unit.UnitFaults;
import org.ferrule.simulators.lads.unit.UnitLock;

/** Keeps other applications from changing what one has locked. */
final class LockGuard {

    private static final Duration LONGEST_REBOOT = Duration.ofSeconds(20);

    private final UnitLock lock;
    private final UnitFaults faults;

    LockGuard(UnitWiring wiring) {
        this.lock = wiring.lock();
        this.faults = wiring.faults();
    }

    MethodGate.Body method(MethodGate.Body body) {
        return (caller, inputs) -> {
            require(caller);
            List<Object> outputs = body.call(caller, inputs);
            if (faults.takeRebootInCommand()) {
                faults.rebootAndWait(LONGEST_REBOOT);
            }
            return outputs;
        };
    }

    LiveValue.Writer writer(LiveValue.Writer writer) {
        return (caller, value) -> {
            require(caller);
            writer.write(caller, value);
        };
    }

    private void require(Caller caller) throws UaException {
        if (faults.isBusy()) {
            throw new UaException(StatusCodes.Bad_ResourceUnavailable, "the device is busy with something else");
        }
        if (!lock.admits(caller)) {
            throw new UaException(StatusCodes.Bad_Locked, "another application holds the lock of this unit");
        }
    }
}
