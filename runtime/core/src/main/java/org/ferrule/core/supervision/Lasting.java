package org.ferrule.core.supervision;

/**
 * What outlives a plugin.
 *
 * @param connection the equipment's connection
 * @param alarms the equipment's alarms
 * @param sequences the equipment's sequence numbers
 */
record Lasting(ConnectionTracker connection, AlarmBoard alarms, Sequences sequences) {}
