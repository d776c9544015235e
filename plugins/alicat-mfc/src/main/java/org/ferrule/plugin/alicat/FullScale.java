package org.ferrule.plugin.alicat;

import java.util.Optional;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;

/**
 * The full scale of the mass flow as the controller tells it.
 *
 * @param flow mL/min
 */
record FullScale(double flow) {
    private static final String REQUEST = "FPF 5";
    private static final double ROUNDING = 0.005;

    /** Old firmware tells it in the layout, newer when it is asked. */
    static FullScale of(AsciiLine line, FrameLayout layout, UnitLabel flowUnit, DeclaredUnits units)
            throws ConnectionException, ConfigurationException, DeviceException {
        Optional<Double> told = layout.find(Quantity.FLOW).flatMap(FrameField::max);
        if (told.isPresent()) {
            return new FullScale(flowUnit.toDeclared(told.get()));
        }
        String[] words = line.ask(REQUEST).split("\\s+", -1);
        if (words.length != 4 || !words[1].matches("[+-]?\\d+(\\.\\d*)?")) {
            throw line.failure(
                    CommFault.PROTOCOL,
                    "'" + REQUEST + "' was answered by '" + String.join(" ", words)
                            + "', not by unit id, value, code and unit");
        }
        if (!words[3].equals(units.flowUnit())) {
            throw new ConfigurationException(
                    "flowUnit",
                    units.flowUnit() + ", but the controller tells its full scale in '" + words[3]
                            + "'; write that, or switch the controller's unit");
        }
        return new FullScale(flowUnit.toDeclared(Double.parseDouble(words[1])));
    }

    /** The controller's own, if the site file means the same one. */
    double verified(double expected) throws ConfigurationException {
        if (Math.abs(flow - expected) > ROUNDING * expected) {
            throw new ConfigurationException(
                    "fullScale",
                    expected + " mL/min, but this controller's is " + flow
                            + " mL/min; correct it, or connect the controller that is meant");
        }
        return flow;
    }
}
