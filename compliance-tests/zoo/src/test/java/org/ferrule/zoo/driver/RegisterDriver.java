package org.ferrule.zoo.driver;

import java.util.Collection;
import java.util.List;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.WordOrder;

/** The least that a driver can be: one value of a sensor that has registers, and nothing else. Correct; a mutant spoils how it is read. */
public class RegisterDriver implements EquipmentDriver {
    private static final int UNIT = 1;
    private static final int TEXT = 8;
    private static final int SERIAL_NUMBER = 1311;
    private static final int PART_NUMBER = 1279;
    private static final int FIRMWARE = 1031;
    private static final int VALUE = 2089;
    private static final int BLOCK = 10;

    @Override
    public EquipmentSession open(SessionContext context) throws ConfigurationException {
        return new Session(context.links().modbus("link"));
    }

    /** The block that holds the value, of one moment. */
    protected Registers value(ModbusLink link) throws ConnectionException, DeviceException {
        return block(link);
    }

    /** The value is in the third and fourth of ten registers, which the sensor gives together only. */
    protected static Registers block(ModbusLink link) throws ConnectionException, DeviceException {
        return link.readHoldingRegisters(UNIT, VALUE, BLOCK);
    }

    private final class Session implements EquipmentSession {
        private final ModbusLink link;

        private Session(ModbusLink link) {
            this.link = link;
        }

        @Override
        public Nameplate identify() throws ConnectionException, DeviceException {
            return new Nameplate("", text(PART_NUMBER), text(SERIAL_NUMBER), "", text(FIRMWARE));
        }

        private String text(int address) throws ConnectionException, DeviceException {
            return link.readHoldingRegisters(UNIT, address, TEXT).ascii(0, TEXT).strip();
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
            double value = value(link).float32(2, WordOrder.LOW_FIRST);
            return wanted.stream()
                    .map(id -> Reading.good(id, Value.real(value)))
                    .toList();
        }

        @Override
        public void close() {
            // The link is the runtime's.
        }
    }
}
