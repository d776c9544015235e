package org.ferrule.transport.modbus;

import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.Link;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.transport.line.SharedLine;

/** One session's view of a Modbus line. */
final class ModbusLease implements LinkLease {
    private final SharedModbusLink shared;
    private final EquipmentId user;
    private final SharedLine.Visit visit = new SharedLine.Visit();
    private volatile boolean isClosed;

    ModbusLease(SharedModbusLink shared, EquipmentId user) {
        this.shared = shared;
        this.user = user;
    }

    @Override
    public Link link() {
        return new LeasedModbusLink(call -> shared.call(this, call));
    }

    SharedLine.Visit visit() {
        return visit;
    }

    void requireOpen() throws ConnectionException {
        if (isClosed) {
            throw ConnectionException.notSent(
                    CommFault.NOT_CONNECTED, shared + ": the session of " + user.value() + " is closed", null);
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
