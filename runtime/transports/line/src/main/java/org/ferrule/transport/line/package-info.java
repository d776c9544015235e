/**
 * Half-duplex lines that carry bytes, over TCP or a serial port, and the order in which those who share one may speak. Every
 * wait in here ends: reading and writing never block in the operating system but ask it again until a deadline, so that
 * interrupting or closing works at any moment. Exported for the Modbus and stream transports only.
 */
@NullMarked
@Export
@Version("0.1.0")
package org.ferrule.transport.line;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
