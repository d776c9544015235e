/**
 * A device that is nothing but a table: quantities with their registers, and what an order changes. Whoever writes a driver describes the
 * device with it, and has a simulator on Modbus, OPC UA or a line of text without writing a program.
 */
@NullMarked
package org.ferrule.simulators.table;

import org.jspecify.annotations.NullMarked;
