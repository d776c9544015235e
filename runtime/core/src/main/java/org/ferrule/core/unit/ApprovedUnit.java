package org.ferrule.core.unit;

import java.util.List;

/**
 * A unit that descriptors may use.
 *
 * @param ucum UCUM code, for example {@code Cel}
 * @param unece UNECE Recommendation 20 codes that mean it, the preferred one first; empty where there is none
 * @param text as people read it, for example {@code °C}
 * @param quantity kind of quantity, for example {@code temperature}
 */
public record ApprovedUnit(String ucum, List<String> unece, String text, String quantity) {
    /** Copies the codes. */
    public ApprovedUnit {
        unece = List.copyOf(unece);
    }

    /** OPC UA unit ids that mean it (OPC 10000-8, 5.6.3: the code's characters as one number), the preferred one first. */
    public List<Integer> opcUaUnitIds() {
        return unece.stream().map(ApprovedUnit::opcUaUnitId).toList();
    }

    private static int opcUaUnitId(String code) {
        return code.chars().reduce(0, (id, character) -> id << 8 | character);
    }
}
