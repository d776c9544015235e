package org.ferrule.plugin.alicat;

import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;

/**
 * Compares the units that a controller shows with those that the descriptor declares and the site file expects.
 *
 * @param descriptor declares a unit for every quantity
 * @param flowUnit label of the mass flow's unit as the site file gives it; decides also on standard or normal conditions
 */
record DeclaredUnits(EquipmentDescriptor descriptor, String flowUnit) {
    /** How to convert what is shown under a label; empty if that would be a wrong number. */
    Optional<UnitLabel> find(Quantity quantity, String label) {
        return isPlausible(quantity, label)
                ? descriptor
                        .parameter(quantity.parameter())
                        .flatMap(parameter ->
                                UnitLabel.find(label, parameter.domain().unit()))
                : Optional.empty();
    }

    private boolean isPlausible(Quantity quantity, String label) {
        return switch (quantity) {
            case FLOW, SET_POINT -> label.equals(flowUnit);
            case TOTAL -> label.startsWith(flowUnit.substring(0, 1));
            case VOLUMETRIC_FLOW -> !label.startsWith("S") && !label.startsWith("N");
            case PRESSURE, TEMPERATURE -> true;
        };
    }
}
