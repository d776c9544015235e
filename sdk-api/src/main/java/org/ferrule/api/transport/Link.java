package org.ferrule.api.transport;

/**
 * A link to a device, as one driver session sees it. The runtime opens, shares, limits and re-opens the connection behind it.
 * After the session is closed every call throws {@code ConnectionException} (NOT_CONNECTED). Calls block until the answer is
 * there, at the longest for the link's configured timeout.
 *
 * @since 0.1
 */
public sealed interface Link permits ModbusLink, OpcUaLink, StreamLink {}
