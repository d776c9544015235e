package org.ferrule.transport.line;

import java.time.Duration;

/**
 * A TCP server.
 *
 * @param host name or address
 * @param port 1..65535
 * @param connectTimeout longest time to wait for the connection
 */
record TcpAddress(String host, int port, Duration connectTimeout) implements LineAddress {
    @Override
    public ByteLine connect() throws LineException {
        return TcpLine.connect(this);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
