package org.ferrule.plugin.alicat;

import java.util.Map;
import java.util.Optional;

/**
 * What a unit on the controller's display means in a unit of the descriptor: declared = (shown + offset) * factor.
 *
 * @param declared UCUM code
 * @param factor of the declared unit
 * @param offset in the shown unit
 */
record UnitLabel(String declared, double factor, double offset) {
    private static final String FLOW = "mL/min";
    private static final String VOLUME = "mL";
    private static final String PRESSURE = "kPa";
    private static final String TEMPERATURE = "Cel";
    private static final double KPA_PER_PSI = 6.894757293168361;

    /** S is at standard, N at normal conditions; without either it is the volume as it flows. Pressures are absolute. */
    private static final Map<String, UnitLabel> KNOWN = Map.ofEntries(
            Map.entry("SCCM", of(FLOW, 1)),
            Map.entry("SLPM", of(FLOW, 1000)),
            Map.entry("NCCM", of(FLOW, 1)),
            Map.entry("NLPM", of(FLOW, 1000)),
            Map.entry("CCM", of(FLOW, 1)),
            Map.entry("LPM", of(FLOW, 1000)),
            Map.entry("Scm3", of(VOLUME, 1)),
            Map.entry("SmL", of(VOLUME, 1)),
            Map.entry("SL", of(VOLUME, 1000)),
            Map.entry("Ncm3", of(VOLUME, 1)),
            Map.entry("NmL", of(VOLUME, 1)),
            Map.entry("NL", of(VOLUME, 1000)),
            Map.entry("PSIA", of(PRESSURE, KPA_PER_PSI)),
            Map.entry("kPaA", of(PRESSURE, 1)),
            Map.entry("hPaA", of(PRESSURE, 0.1)),
            Map.entry("mbarA", of(PRESSURE, 0.1)),
            Map.entry("barA", of(PRESSURE, 100)),
            Map.entry("C", of(TEMPERATURE, 1)),
            Map.entry("K", new UnitLabel(TEMPERATURE, 1, -273.15)),
            Map.entry("F", new UnitLabel(TEMPERATURE, 1 / 1.8, -32)));

    private static UnitLabel of(String declared, double factor) {
        return new UnitLabel(declared, factor, 0);
    }

    /** The meaning of a label in a declared unit; empty if it is no label of such a unit. */
    static Optional<UnitLabel> find(String label, String declared) {
        // The display's character set has its degree sign at the place of the grave accent.
        String plain = label.startsWith("`") ? label.substring(1) : label;
        return Optional.ofNullable(KNOWN.get(plain)).filter(unit -> unit.declared.equals(declared));
    }

    double toDeclared(double shown) {
        return (shown + offset) * factor;
    }

    double toShown(double value) {
        return value / factor - offset;
    }
}
