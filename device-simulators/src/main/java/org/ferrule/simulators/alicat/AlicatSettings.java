package org.ferrule.simulators.alicat;

/**
 * One controller as it leaves the factory.
 *
 * @param model firmware, full scale and data frame
 * @param unitId on an ASCII line, A to Z
 * @param serialNumber at most 16 visible ASCII characters
 * @param seed of the individual error of its zero
 * @param modbus how it looks on a Modbus line
 */
public record AlicatSettings(
        AlicatModel model, char unitId, String serialNumber, long seed, AlicatRegisterSettings modbus) {

    public AlicatSettings {
        if (unitId < 'A' || unitId > 'Z') {
            throw new IllegalArgumentException("unit id: '" + unitId + "' is not a letter from A to Z");
        }
        requireSerialNumber(serialNumber);
    }

    /** Modbus address 1 for unit id A, and so on, and registers as the maker's manual has them. */
    public static AlicatSettings of(AlicatModel model, char unitId, String serialNumber, long seed) {
        return new AlicatSettings(model, unitId, serialNumber, seed, AlicatRegisterSettings.of(unitId - 'A' + 1));
    }

    static String requireSerialNumber(String serialNumber) {
        if (!serialNumber.matches("[\\x21-\\x7e]{1,16}")) {
            throw new IllegalArgumentException(
                    "serial number: '" + serialNumber + "' is not 1 to 16 visible ASCII characters");
        }
        return serialNumber;
    }
}
