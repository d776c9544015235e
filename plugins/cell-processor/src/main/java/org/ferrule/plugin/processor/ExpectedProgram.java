package org.ferrule.plugin.processor;

import java.util.Locale;

/** The program that was asked for in this session, to be compared with what the device holds now. */
final class ExpectedProgram {
    private String name = "";
    private String checksum = "";

    void expect(String wantedName, String wantedChecksum) {
        name = wantedName;
        checksum = plain(wantedChecksum);
    }

    void forget() {
        name = "";
    }

    /** As the descriptor names it in {@code programMatch}. */
    String compare(String nameAtDevice, String checksumAtDevice) {
        if (name.isEmpty()) {
            return "NOT_CHECKED";
        }
        return name.equals(nameAtDevice) && checksum.equals(plain(checksumAtDevice)) ? "MATCHES" : "DIFFERS";
    }

    private static String plain(String digits) {
        return digits.strip().toLowerCase(Locale.ROOT);
    }
}
