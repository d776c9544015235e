/**
 * A line on which devices take and give lines of text: over TCP on the loopback address, as a serial device server gives it, or
 * on a serial port.
 */
@NullMarked
package org.ferrule.simulators.line;

import org.jspecify.annotations.NullMarked;
