package org.ferrule.simulators.alicat;

/**
 * A controller on a Modbus line, where public sources disagree.
 *
 * @param unitId 1 to 247
 * @param readings protocol address of the readings: 1349, 2040 or 1202
 * @param isLowWordFirst which of two registers comes first
 * @param hasStatusFlags whether there are status flags at 1200
 */
public record AlicatRegisterSettings(int unitId, int readings, boolean isLowWordFirst, boolean hasStatusFlags) {

    static final int WITH_GAPS = 1349;
    static final int IN_A_ROW = 2040;
    static final int STATISTICS = 1202;

    public AlicatRegisterSettings {
        if (unitId < 1 || unitId > 247) {
            throw new IllegalArgumentException("Modbus unit id: " + unitId + " is outside [1, 247]");
        }
        if (readings != WITH_GAPS && readings != IN_A_ROW && readings != STATISTICS) {
            throw new IllegalArgumentException("readings: " + readings + " is none of 1349, 2040 and 1202");
        }
    }

    /** Readings at 1349, high word first, with status flags. */
    public static AlicatRegisterSettings of(int unitId) {
        return new AlicatRegisterSettings(unitId, WITH_GAPS, false, true);
    }
}
