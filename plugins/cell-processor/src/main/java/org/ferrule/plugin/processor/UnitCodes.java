package org.ferrule.plugin.processor;

import java.util.Map;
import org.ferrule.api.model.Value;

/** Units as OPC UA names them (OPC 10000-8), beside UCUM. */
final class UnitCodes {
    private static final Map<String, Long> UNECE =
            Map.of("/min", 5394509L, "mL/min", 13361L, "mbar", 5063250L, "Cel", 4408652L, "mL", 5065812L);

    private UnitCodes() {}

    /** Whether EngineeringUnits mean a UCUM unit: by UNECE id, or by the UCUM code itself as display name. */
    static boolean isSame(Value engineeringUnits, String ucum) {
        if (!(engineeringUnits instanceof Value.Struct unit)) {
            return false;
        }
        boolean isCode = unit.fields().get("unitId") instanceof Value.Int id
                && Long.valueOf(id.value()).equals(UNECE.get(ucum));
        return isCode
                || (unit.fields().get("displayName") instanceof Value.Text name
                        && name.value().equals(ucum));
    }
}
