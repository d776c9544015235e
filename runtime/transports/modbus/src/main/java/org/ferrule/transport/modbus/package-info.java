/**
 * Modbus over TCP, RTU over TCP and serial RTU. Requests and answers are encoded by j2mod; its connections and transactions are
 * not used, because they repeat requests (at least once more than asked, and five times for "0 retries"), reconnect in the
 * middle of a write, bound each read but not the answer, do not check the CRC of RTU over TCP, and tell a timeout from a broken
 * frame only in the text of a message.
 */
@NullMarked
package org.ferrule.transport.modbus;

import org.jspecify.annotations.NullMarked;
