package org.ferrule.simulators.arc;

/**
 * One sensor as it leaves the factory.
 *
 * @param type pH or dissolved oxygen
 * @param unitId device address, 1 to 32
 * @param serialNumber at most 16 ASCII characters
 * @param seed of noise and of the electrode's individual error
 * @param passwords of the operator levels
 * @param dialect where public sources disagree
 */
public record ArcSettings(
        ArcType type, int unitId, String serialNumber, long seed, ArcPasswords passwords, ArcDialect dialect) {

    static final int MIN_UNIT_ID = 1;
    static final int MAX_UNIT_ID = 32;

    public ArcSettings {
        requireUnitId(unitId);
        requireSerialNumber(serialNumber);
    }

    /** A sensor with factory passwords and the default dialect. */
    public static ArcSettings of(ArcType type, int unitId, String serialNumber, long seed) {
        return new ArcSettings(type, unitId, serialNumber, seed, ArcPasswords.factory(), ArcDialect.DEFAULT);
    }

    static void requireUnitId(int unitId) {
        if (unitId < MIN_UNIT_ID || unitId > MAX_UNIT_ID) {
            throw new IllegalArgumentException("unit id: " + unitId + " is outside [1, 32], the sensor's addresses");
        }
    }

    static String requireSerialNumber(String serialNumber) {
        if (!serialNumber.matches("[\\x21-\\x7e]{1,16}")) {
            throw new IllegalArgumentException(
                    "serial number: '" + serialNumber + "' is not 1 to 16 visible ASCII characters");
        }
        return serialNumber;
    }
}
