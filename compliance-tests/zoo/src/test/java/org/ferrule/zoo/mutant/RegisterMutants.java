package org.ferrule.zoo.mutant;

import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;
import org.ferrule.catalogue.Req;
import org.ferrule.zoo.Breaks;
import org.ferrule.zoo.driver.RegisterDriver;

/** PAR-012: drivers that do not know that a value of two registers is one. */
public final class RegisterMutants {
    private RegisterMutants() {}

    /** Reads the halves of a value one after the other. */
    @Breaks(value = Req.PAR_012, says = "and nothing else, and the interface showed")
    public static class TornValue extends RegisterDriver {
        @Override
        protected Registers value(ModbusLink link) throws ConnectionException, DeviceException {
            int[] words = block(link).toArray();
            words[3] = block(link).toArray()[3];
            return Registers.of(words);
        }
    }
}
