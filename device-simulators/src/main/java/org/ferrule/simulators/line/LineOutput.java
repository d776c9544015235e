package org.ferrule.simulators.line;

import java.time.Duration;

/** The line as its devices speak on it. What is said while no host is connected is lost, as on a wire. */
public interface LineOutput {

    /**
     * Sends bytes now.
     *
     * @param text one character a byte (ISO 8859-1), with whatever terminator the device uses
     */
    void send(String text);

    /**
     * Sends bytes later; what the same device sends in the meantime comes behind them.
     *
     * @param delay in real time
     * @param text as for {@link #send(String)}
     */
    void send(Duration delay, String text);
}
