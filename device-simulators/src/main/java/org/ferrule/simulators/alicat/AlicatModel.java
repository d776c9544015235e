package org.ferrule.simulators.alicat;

import java.util.List;

/** Controllers of three kinds, which differ in firmware, full scale, units and data frame. */
public enum AlicatModel {
    /** 500 SCCM, firmware 10: set-point by LS, T tares. */
    MODERN("MC-500SCCM-D", "10v20.0-R24", false),
    /** 5 SLPM, firmware 10, with a totalizer, a column for its valve, kilopascals and another order. */
    TOTALIZER("MC-5SLPM-D", "10v05.1-R24", false),
    /** 500 SCCM, firmware 5: set-point by S, T resets the totalizer, and whatever begins with L locks the panel. */
    LEGACY("MC-500SCCM-D", "5v12.0-R22", true);

    private final String modelNumber;
    private final String firmware;
    private final boolean isLegacy;

    /**
     * The flow as it is shown.
     *
     * @param full full scale in the shown unit
     * @param mlPerMin of one shown unit
     * @param label the shown unit
     * @param code the maker's number of that unit
     */
    record FlowScale(double full, double mlPerMin, String label, int code) {}

    AlicatModel(String modelNumber, String firmware, boolean isLegacy) {
        this.modelNumber = modelNumber;
        this.firmware = firmware;
        this.isLegacy = isLegacy;
    }

    String modelNumber() {
        return modelNumber;
    }

    String firmware() {
        return firmware;
    }

    boolean isLegacy() {
        return isLegacy;
    }

    FlowScale scale() {
        return this == TOTALIZER ? new FlowScale(5, 1000, "SLPM", 7) : new FlowScale(500, 1, "SCCM", 12);
    }

    /** The data frame behind the unit id, in order. */
    List<Column> columns() {
        return switch (this) {
            case MODERN ->
                List.of(
                        Column.pressure("PSIA", 10),
                        Column.temperature("`C", 2),
                        Column.volumetric(7, 2, "CCM", 12),
                        Column.flow(7, 2, "SCCM", 12),
                        Column.setPoint(7, 2, "SCCM", 12),
                        Column.GAS);
            case TOTALIZER ->
                List.of(
                        Column.temperature("`C", 2),
                        Column.pressure("kPaA", 4),
                        Column.VALVE,
                        Column.volumetric(7, 3, "LPM", 7),
                        Column.flow(7, 3, "SLPM", 7),
                        Column.setPoint(7, 3, "SLPM", 7),
                        Column.total(8, 2, "SL", 4),
                        Column.GAS);
            case LEGACY ->
                List.of(
                        Column.pressure("PSIA", 10),
                        Column.temperature("C", 2),
                        Column.volumetric(7, 1, "CCM", 12),
                        Column.flow(7, 1, "SCCM", 12),
                        Column.setPoint(7, 1, "SCCM", 12),
                        Column.GAS);
        };
    }

    /** Full scale, mL/min. */
    public double fullScale() {
        return scale().full() * scale().mlPerMin();
    }
}
