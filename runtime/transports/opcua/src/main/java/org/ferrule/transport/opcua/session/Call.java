package org.ferrule.transport.opcua.session;

/**
 * One call of a driver, possibly several requests.
 *
 * @param what what is being done to which node, for messages
 * @param deadline by when it must have ended
 */
public record Call(String what, Deadline deadline) {}
