package org.ferrule.plugin.arc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Registers;

/** One conversation with one sensor. Register numbers: EPHUM011, and public drivers for the quality indicator. */
record ArcSession(SessionContext context, ArcRegisters registers, ArcCalibration calibration, CalibrationAge age)
        implements EquipmentSession, Stateful, Commandable {
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
        List<ParameterId> inOrder = new ArrayList<>(wanted);
        // The age first: the quality of the value in the same batch depends on it.
        inOrder.sort((a, b) -> Boolean.compare(CalibrationAge.tells(b), CalibrationAge.tells(a)));
        List<Reading> readings = new ArrayList<>();
        ArcRegisters round = registers.round();
        for (ParameterId parameter : inOrder) {
            try {
                readings.add(read(parameter, round));
            } catch (DeviceException refused) {
                readings.add(Reading.bad(parameter, Quality.BAD_DEVICE_FAILURE));
            }
        }
        return readings;
    }

    private Reading read(ParameterId parameter, ArcRegisters round) throws ConnectionException, DeviceException {
        return switch (parameter.value()) {
            case "value" -> measured(parameter, round.value(), age.quality());
            case "temperature" -> measured(parameter, round.measurement(2410), Quality.GOOD);
            case "quality" -> Reading.good(parameter, Value.real(round.float32(4872, 2)));
            case "operatingHours" -> Reading.good(parameter, Value.real(round.float32(4676, 6)));
            case "lastCalibration", "calibrationDue" -> age.read(parameter, round);
            case "powerCycles" -> counted(parameter, round.block(4682, 6), 0);
            case "sipCycles" -> counted(parameter, round.block(4688, 4), 0);
            case "cipCycles" -> counted(parameter, round.block(4688, 4), 2);
            case "autoclavings" -> counted(parameter, round.block(4692, 2), 0);
            case "glassResistance" -> electrode(parameter, round.block(2472, 6));
            case "referenceResistance" -> electrode(parameter, round.block(2504, 6));
            case "potential" ->
                electrode(parameter, round.block(round.settings().integer("potentialRegister"), 6));
            default -> Reading.bad(parameter, Quality.BAD_NOT_SUPPORTED);
        };
    }

    private Reading measured(ParameterId parameter, Measurement measurement, Quality atBest) {
        Quality quality = measurement.quality().worse(atBest);
        return inDeclaredUnit(parameter, measurement.unit(), measurement.value(), quality);
    }

    /** A secondary channel: unit, value, standard deviation. */
    private Reading electrode(ParameterId parameter, Registers block) {
        return inDeclaredUnit(
                parameter,
                block.uint32(0, registers.wordOrder()),
                block.float32(2, registers.wordOrder()),
                Quality.GOOD);
    }

    private Reading inDeclaredUnit(ParameterId parameter, long unit, float value, Quality quality) {
        return ArcUnit.factor(context.descriptor(), parameter, unit)
                .map(factor -> new Reading(parameter, Value.real(value * factor), quality, null))
                .orElseGet(() -> Reading.bad(parameter, Quality.BAD_CONFIGURATION_ERROR));
    }

    private Reading counted(ParameterId parameter, Registers block, int offset) {
        return Reading.good(parameter, Value.integer(block.uint32(offset, registers.wordOrder())));
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        Measurement value = registers.value();
        String text = "status 0x" + Long.toHexString(value.status()) + ", " + value.value() + " in [" + value.min()
                + ", " + value.max() + "]";
        context.events().alarm(new AlarmId("outOfRange"), value.isOutOfRange(), text, null);
        context.events().alarm(new AlarmId("sensorFailure"), value.isFailed(), text, null);
        context.events().alarm(new AlarmId("unknownStatus"), value.isUnexplained(), text, null);
        boolean isOnlyOverdue = age.isOverdue() && value.health() == Health.NORMAL;
        return DeviceStatus.operating(isOnlyOverdue ? Health.MAINTENANCE_REQUIRED : value.health());
    }

    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        CalibrationPoint point = CalibrationPoint.valueOf(call.argument("point").text());
        return call.command().value().equals("calibrate")
                ? calibration.calibrate(point, call.argument("reference").number())
                : Execution.finished(calibration.read(point));
    }

    @Override
    public void close() {
        // The link belongs to the runtime.
    }
}
