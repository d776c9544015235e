package org.ferrule.simulators.cli;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What the devices of a simulated site ask for, made anew at each start.
 *
 * @param sensors password of the sensors' operator level A
 * @param servers password of the user of the OPC UA servers
 */
record SiteSecrets(int sensors, String servers) {

    private static final int LEAST = 100_000;
    private static final int SPREAD = 900_000;
    private static final int BYTES = 16;

    static SiteSecrets random() {
        SecureRandom random = new SecureRandom();
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SiteSecrets(LEAST + random.nextInt(SPREAD), HexFormat.of().formatHex(bytes));
    }

    /** Keeps the passwords out of logs. */
    @Override
    public String toString() {
        return "SiteSecrets[...]";
    }
}
