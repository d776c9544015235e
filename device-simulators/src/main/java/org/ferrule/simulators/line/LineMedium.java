package org.ferrule.simulators.line;

import java.io.IOException;

/** What the bytes of a line run over. */
public interface LineMedium {

    /** A serial port. */
    static LineMedium serial(SerialLine line) throws IOException {
        return SerialMedium.open(line);
    }

    /** Somebody's server on the loopback address, to which this end connects. */
    static LineMedium connectedTo(int port) throws IOException {
        return ClientMedium.connect(port);
    }

    /** A port of the loopback address, to which one host at a time connects; 0 for any free one. */
    static LineMedium listening(int port, ServerThreads threads) throws IOException {
        return TcpMedium.open(port, threads);
    }

    /** Begins to listen. */
    void start(Hearing hearing);

    /**
     * Sends to the host, if there is one.
     *
     * @throws IOException if the host is gone in the meantime
     */
    void send(byte[] bytes) throws IOException;

    /** The TCP port that is listened on, 0 if none. */
    int port();

    /** Hangs up; idempotent, bounded, called from any thread. */
    void close();
}
