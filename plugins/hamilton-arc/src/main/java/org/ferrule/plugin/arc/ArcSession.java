package org.ferrule.plugin.arc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;

/** One conversation with one sensor. Register numbers: EPHUM011, and public drivers for the quality indicator. */
record ArcSession(SessionContext context, ArcRegisters registers) implements EquipmentSession, Stateful {
    private static final int VALUE = 2090;
    private static final int TEMPERATURE = 2410;
    private static final Map<String, Long> UNIT_BITS = Map.of("Cel", 1L << 2, "%{sat}", 1L << 5, "[pH]", 1L << 12);

    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        String serialNumber = registers.text(1312);
        if (serialNumber.isEmpty()) {
            throw new DeviceException("serial number ''", "register 1312 is blank; have the sensor serviced");
        }
        // The registers know neither maker nor hardware revision; the part number is what a sensor is ordered by.
        return new Nameplate("", registers.text(1280), serialNumber, "", registers.text(1032));
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException {
        List<Reading> readings = new ArrayList<>();
        for (ParameterId parameter : wanted) {
            try {
                readings.add(read(parameter));
            } catch (DeviceException refused) {
                readings.add(Reading.bad(parameter, Quality.BAD_DEVICE_FAILURE));
            }
        }
        return readings;
    }

    private Reading read(ParameterId parameter) throws ConnectionException, DeviceException {
        return switch (parameter.value()) {
            case "value" -> measured(parameter, VALUE);
            case "temperature" -> measured(parameter, TEMPERATURE);
            case "quality" -> Reading.good(parameter, Value.real(registers.float32(4872, 2)));
            case "operatingHours" -> Reading.good(parameter, Value.real(registers.float32(4676, 6)));
            default -> Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED);
        };
    }

    private Reading measured(ParameterId parameter, int number) throws ConnectionException, DeviceException {
        Measurement measurement = measure(number);
        boolean isDeclaredUnit = context.descriptor()
                .parameter(parameter)
                .map(declared -> UNIT_BITS.get(declared.domain().unit()))
                .filter(bit -> bit == measurement.unit())
                .isPresent();
        return isDeclaredUnit
                ? new Reading(parameter, Value.real(measurement.value()), measurement.quality(), null)
                : Reading.bad(parameter, Quality.BAD_CONFIGURATION_ERROR);
    }

    private Measurement measure(int number) throws ConnectionException, DeviceException {
        return Measurement.of(registers.block(number, Measurement.LENGTH), registers.wordOrder());
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        Measurement value = measure(VALUE);
        String text = "status 0x" + Long.toHexString(value.status()) + ", " + value.value() + " in [" + value.min()
                + ", " + value.max() + "]";
        context.events().alarm(new AlarmId("outOfRange"), value.isOutOfRange(), text, null);
        context.events().alarm(new AlarmId("sensorFailure"), value.isFailed(), text, null);
        return DeviceStatus.operating(value.health());
    }

    @Override
    public void close() {
        // The link belongs to the runtime.
    }
}
