package org.ferrule.api.model;

import java.util.Map;

/**
 * State variables two to five, as the device reports them. A device that cannot report one of them answers with the neutral
 * value (OPERATE, NORMAL, NONE).
 *
 * @param deviceState what the device as a whole does
 * @param health NE 107
 * @param mode operating mode
 * @param controlSource who controls it
 * @param units functional state of each functional unit that the descriptor declares; empty for a plain sensor
 * @since 0.1
 */
public record DeviceStatus(
        DeviceState deviceState,
        Health health,
        OperatingMode mode,
        ControlSource controlSource,
        Map<UnitId, FunctionalState> units) {
    /** Copies the map. */
    public DeviceStatus {
        units = Map.copyOf(units);
    }

    /** Operating, healthy, without functional units. */
    public static DeviceStatus operating(Health health) {
        return new DeviceStatus(DeviceState.OPERATE, health, OperatingMode.NONE, ControlSource.NONE, Map.of());
    }
}
