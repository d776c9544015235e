package org.ferrule.transport.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import java.time.Duration;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.LinkListener;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.transport.line.ByteLine;
import org.ferrule.transport.line.Deadline;
import org.ferrule.transport.line.LineException;
import org.ferrule.transport.line.SharedLine;

/** One Modbus line. Its listeners hear nothing: between calls nobody looks at the line, and the next call learns of it. */
final class SharedModbusLink implements SharedLink {
    private final SharedLine line;
    private final Framing framing;
    private final Duration timeout;

    SharedModbusLink(SharedLine line, Framing framing, Duration timeout) {
        this.line = line;
        this.framing = framing;
        this.timeout = timeout;
    }

    @Override
    public LinkLease lease(EquipmentId user, LinkListener listener) {
        return new ModbusLease(this, user);
    }

    /** One request on the wire, never more. */
    ModbusResponse call(ModbusLease lease, ModbusCall call) throws ConnectionException, DeviceException {
        lease.requireOpen();
        return line.use(lease.visit(), (open, stale) -> {
            lease.requireOpen();
            return exchange(open, call);
        });
    }

    private ModbusResponse exchange(ByteLine open, ModbusCall call) throws ConnectionException, DeviceException {
        try {
            return Answer.decode(call, framing.exchange(open, call, Deadline.after(timeout)));
        } catch (LineException e) {
            throw e.during(line + ", " + call);
        }
    }

    @Override
    public void close() {
        line.close();
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
