/** Byte streams over a serial port, or over TCP to a serial device server. */
@NullMarked
package org.ferrule.transport.stream;

import org.jspecify.annotations.NullMarked;
