package org.ferrule.simulators.alicat;

import java.util.List;

/** Controllers of three kinds, which differ in firmware, full scale, units and data frame. */
public enum AlicatModel {
    /** 500 SCCM, firmware 10: set-point by LS, T tares. */
    MODERN(
            new Making("MC-500SCCM-D", "10v20.0-R24", false),
            new FlowScale(500, 1, "SCCM", 12),
            List.of(
                    Column.pressure("PSIA", 10),
                    Column.temperature("`C", 2),
                    Column.volumetric(7, 2, "CCM", 12),
                    Column.flow(7, 2, "SCCM", 12),
                    Column.setPoint(7, 2, "SCCM", 12),
                    Column.GAS)),
    /** 5 SLPM, firmware 10, with a totalizer, a column for its valve, kilopascals and another order. */
    TOTALIZER(
            new Making("MC-5SLPM-D", "10v05.1-R24", false),
            new FlowScale(5, 1000, "SLPM", 7),
            List.of(
                    Column.temperature("`C", 2),
                    Column.pressure("kPaA", 4),
                    Column.VALVE,
                    Column.volumetric(7, 3, "LPM", 7),
                    Column.flow(7, 3, "SLPM", 7),
                    Column.setPoint(7, 3, "SLPM", 7),
                    Column.total(8, 2, "SL", 4),
                    Column.GAS)),
    /** 500 SCCM, firmware 5: set-point by S, T resets the totalizer, and whatever begins with L locks the panel. */
    LEGACY(
            new Making("MC-500SCCM-D", "5v12.0-R22", true),
            new FlowScale(500, 1, "SCCM", 12),
            List.of(
                    Column.pressure("PSIA", 10),
                    Column.temperature("C", 2),
                    Column.volumetric(7, 1, "CCM", 12),
                    Column.flow(7, 1, "SCCM", 12),
                    Column.setPoint(7, 1, "SCCM", 12),
                    Column.GAS));

    private final Making making;
    private final FlowScale scale;
    private final List<Column> columns;

    /** Model number, firmware, and whether that is an old one. */
    record Making(String modelNumber, String firmware, boolean isLegacy) {}

    /**
     * The flow as it is shown.
     *
     * @param full full scale in the shown unit
     * @param mlPerMin of one shown unit
     * @param label the shown unit
     * @param code the maker's number of that unit
     */
    record FlowScale(double full, double mlPerMin, String label, int code) {}

    AlicatModel(Making making, FlowScale scale, List<Column> columns) {
        this.making = making;
        this.scale = scale;
        this.columns = columns;
    }

    String modelNumber() {
        return making.modelNumber();
    }

    String firmware() {
        return making.firmware();
    }

    boolean isLegacy() {
        return making.isLegacy();
    }

    FlowScale scale() {
        return scale;
    }

    List<Column> columns() {
        return columns;
    }

    /** Full scale, mL/min. */
    public double fullScale() {
        return scale.full() * scale.mlPerMin();
    }
}
