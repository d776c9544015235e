package org.ferrule.plugin.alicat;

import java.util.Arrays;
import java.util.Optional;
import org.ferrule.api.model.ParameterId;

/** What a controller measures or holds as a number, and the parameter that carries it. */
enum Quantity {
    FLOW("flow.pv"),
    SET_POINT("flow.sp"),
    TOTAL("flow.total"),
    VOLUMETRIC_FLOW("volumetricFlow"),
    PRESSURE("pressure"),
    TEMPERATURE("temperature");

    private final String parameter;

    Quantity(String parameter) {
        this.parameter = parameter;
    }

    ParameterId parameter() {
        return new ParameterId(parameter);
    }

    static Optional<Quantity> of(ParameterId parameter) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.parameter.equals(parameter.value()))
                .findFirst();
    }
}
