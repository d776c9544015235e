package org.ferrule.conformance.contract;

import java.util.random.RandomGenerator;
import org.ferrule.conformance.bench.Equipment;

/** What equipment shows of who it is. */
final class Nameplates {
    private static final int DIGITS = 100_000_000;

    private Nameplates() {}

    static String serial(Equipment equipment) throws Exception {
        return equipment.view().path("nameplate").path("serialNumber").asText();
    }

    /** A serial number that no driver can know, of a form that every device can show. */
    static String random(RandomGenerator random) {
        return Integer.toString(DIGITS + random.nextInt(DIGITS));
    }
}
