package org.ferrule.conformance.witness;

/**
 * A socket of the runtime's process.
 *
 * @param protocol {@code tcp}, {@code udp}, or {@code other}: of the file system, for example, or not bound yet
 * @param localAddress own address as a number
 * @param localPort own port
 * @param remoteAddress the peer's address; zeros if there is none
 * @param remotePort the peer's port; 0 if there is none
 * @param state as Linux names it
 * @param isListening whether it waits for others: TCP in state LISTEN, or UDP without a peer
 * @param isWitness whether it is the agent's own
 */
public record SocketSeen(
        String protocol,
        String localAddress,
        int localPort,
        String remoteAddress,
        int remotePort,
        String state,
        boolean isListening,
        boolean isWitness) {}
