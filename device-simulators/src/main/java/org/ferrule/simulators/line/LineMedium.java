package org.ferrule.simulators.line;

import java.io.IOException;

/** What the bytes run over. */
interface LineMedium {

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
