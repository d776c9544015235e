/** Modbus lines with simulated devices on them: TCP, RTU over TCP or RTU on a serial port. */
@NullMarked
package org.ferrule.simulators.modbus;

import org.jspecify.annotations.NullMarked;
