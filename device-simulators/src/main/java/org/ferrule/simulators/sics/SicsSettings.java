package org.ferrule.simulators.sics;

/**
 * One balance as it leaves the factory: 6200 g in steps of 0.01 g.
 *
 * @param serialNumber 1 to 20 visible characters without quotation marks
 * @param seed of the noise
 * @param settlingSeconds simulated seconds without a change until a value is stable
 * @param adjustingSeconds simulated seconds that an adjustment takes
 * @param dialect where balances differ
 */
public record SicsSettings(
        String serialNumber, long seed, double settlingSeconds, double adjustingSeconds, SicsDialect dialect) {

    static final String MODEL = "SIM6202";
    static final String SOFTWARE = "2.20 18.6.4.1361.772";
    static final double CAPACITY = 6200;
    static final double READABILITY = 0.01;

    public SicsSettings {
        requireSerialNumber(serialNumber);
        if (!(settlingSeconds >= 0 && adjustingSeconds >= 0)) {
            throw new IllegalArgumentException("settling " + settlingSeconds + " s, adjusting " + adjustingSeconds
                    + " s: neither may be negative");
        }
    }

    /** Settles in 1.5 s and adjusts in 20 s, as plausible. */
    public static SicsSettings of(String serialNumber, long seed) {
        return new SicsSettings(serialNumber, seed, 1.5, 20, SicsDialect.DEFAULT);
    }

    /** The same balance of another dialect. */
    public SicsSettings with(SicsDialect other) {
        return new SicsSettings(serialNumber, seed, settlingSeconds, adjustingSeconds, other);
    }

    static String requireSerialNumber(String serialNumber) {
        if (!serialNumber.matches("[\\x21-\\x7e&&[^\"]]{1,20}")) {
            throw new IllegalArgumentException(
                    "serial number: '" + serialNumber + "' is not 1 to 20 visible ASCII characters");
        }
        return serialNumber;
    }
}
