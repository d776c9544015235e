package org.ferrule.transport.modbus;

import org.ferrule.transport.line.ByteLine;
import org.ferrule.transport.line.Deadline;
import org.ferrule.transport.line.LineException;

/** How requests and answers are wrapped on the wire. Used by one thread at a time. */
interface Framing {
    /**
     * Sends a request once and reads one answer.
     *
     * @return function code and data of the answer, which came from the unit that was asked
     */
    byte[] exchange(ByteLine line, ModbusCall call, Deadline deadline) throws LineException;
}
