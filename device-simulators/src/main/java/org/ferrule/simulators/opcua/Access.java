package org.ferrule.simulators.opcua;

import java.util.Optional;

/**
 * Who may open a session.
 *
 * @param user the only user admitted; empty to admit anonymous sessions
 * @param isNoneAllowed whether unencrypted sessions are admitted
 */
public record Access(Optional<User> user, boolean isNoneAllowed) {

    /**
     * A user of the device.
     *
     * @param name of the user
     * @param password in clear
     */
    public record User(String name, String password) {}
}
