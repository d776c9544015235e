/**
 * Hamilton Arc pH and VisiFerm DO sensors, down to the register: the device behind real Modbus servers.
 *
 * <p>Register numbers in this package are the manual's (counting from 1); the protocol address is one less.
 */
@NullMarked
package org.ferrule.simulators.arc;

import org.jspecify.annotations.NullMarked;
