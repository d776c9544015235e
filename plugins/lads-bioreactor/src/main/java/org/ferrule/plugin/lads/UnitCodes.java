package org.ferrule.plugin.lads;

import java.util.List;
import java.util.Map;
import org.ferrule.api.model.Value;

/** Compares UCUM codes with EUInformation, whose unit id is the UNECE common code read as a number (OPC 10000-8, 5.6.3). */
final class UnitCodes {
    private static final Map<String, List<String>> UNECE = Map.of(
            "Cel", List.of("CEL"),
            "[pH]", List.of("Q30"),
            "%{sat}", List.of("P1"),
            "%", List.of("P1"),
            "/min", List.of("RPM", "C94"),
            "mL/min", List.of("41"),
            "mL", List.of("MLT"),
            "mbar", List.of("MBR"));
    /** Written into EUInformation where UNECE has no code. */
    private static final String UCUM_NAMESPACE = "http://unitsofmeasure.org";

    private UnitCodes() {}

    static boolean isSame(String ucum, Value information) {
        if (!(information instanceof Value.Struct struct)) {
            return false;
        }
        boolean isUcum = UCUM_NAMESPACE.equals(text(struct, "namespaceUri"));
        return isUcum
                ? ucum.equals(text(struct, "displayName"))
                : UNECE.getOrDefault(ucum, List.of()).stream()
                        .anyMatch(code -> Long.toString(number(code)).equals(text(struct, "unitId")));
    }

    /** What the server says, for messages. */
    static String words(Value information) {
        return information instanceof Value.Struct struct
                ? "'" + text(struct, "displayName") + "' (unitId " + text(struct, "unitId") + ")"
                : "no engineering unit";
    }

    private static String text(Value.Struct struct, String field) {
        return struct.fields().getOrDefault(field, Value.absent()).text();
    }

    private static long number(String code) {
        return code.chars().asLongStream().reduce(0, (number, character) -> number << 8 | character);
    }
}
