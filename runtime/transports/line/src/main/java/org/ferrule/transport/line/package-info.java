/**
 * Half-duplex lines that carry bytes, over TCP or a serial port, and the order in which those who share one may speak. Every
 * wait in here ends: reading and writing never block in the operating system but ask it again until a deadline, so that
 * interrupting or closing works at any moment.
 */
@NullMarked
package org.ferrule.transport.line;

import org.jspecify.annotations.NullMarked;
