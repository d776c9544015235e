package org.ferrule.api.model;

/**
 * Names one equipment of a site, as the site file does.
 *
 * @param value a lower-case letter, then letters, digits and hyphens, for example {@code do-1}
 * @since 0.1
 */
public record EquipmentId(String value) implements Comparable<EquipmentId> {
    /** Checks the form of the id. */
    public EquipmentId {
        IdSyntax.EQUIPMENT.check("equipment id", value);
    }

    @Override
    public int compareTo(EquipmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
