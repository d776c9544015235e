package org.ferrule.simulators.arc;

import static org.ferrule.simulators.arc.OperatorLevel.ADMINISTRATOR;
import static org.ferrule.simulators.arc.OperatorLevel.SPECIALIST;
import static org.ferrule.simulators.arc.OperatorLevel.USER;

import java.util.function.Supplier;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.modbus.ModbusDevice;
import org.ferrule.simulators.modbus.ModbusFault;
import org.ferrule.simulators.modbus.ModbusFaults;
import org.ferrule.simulators.witness.Acts;
import org.ferrule.simulators.witness.Witness;

/**
 * One Arc sensor: its registers, operator levels, calibration and faults. Thread-safe; a write is applied as a whole and a
 * read sees one moment.
 */
public final class ArcSensor implements ModbusDevice {

    private static final int TEXT = 8;
    private static final int CALIBRATION_POINTS = 0x23;
    private static final double BOOT_SECONDS = 2;

    private final ArcSettings settings;
    private final SimulationClock clock;
    private final ArcFaults faults = new ArcFaults(this::reboot);
    private final Probe probe;
    private final Access access;
    private final LineParameters line;
    private final Counters counters;
    private final Calibration calibration;
    private final CalibrationDesk desk;
    private final Channels channels;
    private final RegisterMap map;
    private final Witness witness = new Witness();
    private volatile double awakeAt = Double.NEGATIVE_INFINITY;

    /**
     * Puts a sensor into a medium.
     *
     * @param medium what surrounds the tip, asked at each measurement
     * @param clock of the simulation
     */
    public ArcSensor(ArcSettings settings, Supplier<CultureState> medium, SimulationClock clock) {
        this.settings = settings;
        this.clock = clock;
        ArcType type = settings.type();
        probe = new Probe(settings, medium, clock, faults);
        access = new Access(settings.passwords());
        line = new LineParameters(settings.unitId());
        ArcTruth truth = new ArcTruth(this, witness.truth());
        counters = new Counters(settings.seed(), clock, faults, truth);
        calibration = new Calibration(probe, type);
        desk = new CalibrationDesk(type, probe, calibration, counters::operatingHours);
        channels = new Channels(probe, desk, faults, truth);
        map = new RegisterMap(settings.dialect().isWholeBlockOnly(), faults.modbus()::areWordsSwapped);
        addIdentity();
        addChannels();
        addLine();
        addState();
        addCalibration();
        probe.measure();
        addTruth(truth);
    }

    private void addTruth(ArcTruth truth) {
        channels.declare(truth);
        counters.declare(truth);
        desk.declare(truth);
        truth.shows("operatorLevel", () -> access.level().name());
        truth.shows("unitId", line::address);
        truth.shows("serialNumber", this::serialNumber);
    }

    public ArcType type() {
        return settings.type();
    }

    /** The address on the line; it changes when a specialist writes register 4096. */
    @Override
    public synchronized int unitId() {
        return line.address();
    }

    public String serialNumber() {
        String exchanged = faults.serialNumber();
        return exchanged == null ? settings.serialNumber() : exchanged;
    }

    public ArcFaults faults() {
        return faults;
    }

    /** What it testifies. */
    public Witness witness() {
        return witness;
    }

    @Override
    public Acts acts() {
        return witness.acts();
    }

    /** Lets the sensor measure if three simulated seconds have passed; every request does the same. */
    public synchronized void measure() {
        probe.measure();
    }

    /**
     * Reads registers.
     *
     * @param register number of the first, from 1
     */
    public synchronized int[] read(int register, int count) throws ModbusFault {
        probe.measure();
        return map.read(access.level(), register, count);
    }

    /**
     * Writes registers.
     *
     * @param register number of the first, from 1
     * @param registers 16-bit values
     */
    public synchronized void write(int register, int[] registers) throws ModbusFault {
        probe.measure();
        map.write(faults.isIgnoring() ? USER : access.level(), register, registers);
    }

    @Override
    public int[] readRegisters(int address, int count) throws ModbusFault {
        return read(address + 1, count);
    }

    @Override
    public void writeRegisters(int address, int[] registers) throws ModbusFault {
        write(address + 1, registers);
    }

    @Override
    public ModbusFaults modbusFaults() {
        return faults.modbus();
    }

    @Override
    public boolean isSilent() {
        return clock.seconds() < awakeAt || faults.modbus().answers().isSilent();
    }

    /** As after a loss of power: back to the operator level that needs no password, and without a calibration that was begun. */
    private synchronized void reboot() {
        access.restart();
        desk.restart();
        counters.restarted();
        awakeAt = clock.seconds() + BOOT_SECONDS;
    }

    private void addIdentity() {
        ArcType type = settings.type();
        addText(1024, () -> "2015-09-04");
        addText(1032, () -> faults.firmware().orElse(type.firmware()));
        addText(1280, type::partNumber);
        addText(1288, type::sensorName);
        addText(1312, this::serialNumber);
        String measuringPoint = type.partNumber().substring(0, 6) + "-" + settings.serialNumber();
        new UserSpace(measuringPoint, settings.dialect().isTextLowByteFirst()).addTo(map);
    }

    private void addChannels() {
        addText(2080, settings.type()::channel);
        map.read(2088, 2, () -> new Words(2).uint32(channels.availableUnits()).registers());
        map.read(2090, 10, channels::primary).write(2090, 2, SPECIALIST, channels::selectUnit);
        addText(2400, () -> "T");
        map.read(2408, 2, () -> new Words(2).uint32(Units.CELSIUS).registers());
        map.read(2410, 10, channels::temperature);
        if (settings.type() == ArcType.PH) {
            addText(2464, () -> "R glass");
            map.read(2472, 6, () -> channels.secondary(Units.MEGAOHM, channels.glassResistance()));
            addText(2496, () -> "R reference");
            map.read(2504, 6, () -> channels.secondary(Units.KILOOHM, channels.referenceResistance()));
            addText(2560, () -> "E pH vs. ref");
            map.read(2568, 6, () -> channels.secondary(Units.MILLIVOLT, channels.potential()));
        }
        map.read(3368, 2, () -> new Words(2).uint32(Units.NONE).registers());
        map.read(3370, 8, channels::movingAverage).write(3370, 4, USER, channels::movingAverage);
    }

    private void addLine() {
        map.read(4096, 2, line::addressBlock).write(4096, 2, SPECIALIST, line::address);
        map.read(4098, 4, line::addressLimits);
        int baud = settings.dialect().baudRegister();
        map.read(baud, 2, line::baudBlock).write(baud, 2, SPECIALIST, line::baud);
        map.read(baud + 2, 4, line::baudLimits);
        map.read(4288, 4, access::block).write(4288, 4, USER, access::enter);
        map.write(4292, 4, SPECIALIST, access::change);
    }

    private void addState() {
        map.read(4608, 4, Ranges.OPERATING::block);
        map.read(4612, 4, Ranges.MEASUREMENT::block);
        map.read(4616, 4, Ranges.CALIBRATION::block);
        map.read(4676, 6, counters::hours);
        map.read(4682, 6, counters::power);
        map.read(4688, 4, counters::steam);
        map.read(4692, 2, counters::autoclavings).write(4692, 2, SPECIALIST, counters::autoclavings);
        map.read(4736, 8, channels::warnings);
        map.read(4800, 8, channels::errors);
        map.read(4872, 2, () -> new Words(2).float32(channels.quality()).registers());
        map.write(8192, 2, SPECIALIST, this::recall);
        map.read(8232, 2, counters::systemTime).write(8232, 2, SPECIALIST, counters::systemTime);
    }

    private void addCalibration() {
        map.read(5120, 2, () -> new Words(2).uint32(CALIBRATION_POINTS).registers());
        map.read(5128, 4, desk::drift).write(5128, 4, SPECIALIST, desk::allowDrift);
        addPoint(Calibration.CP1, 5152);
        addPoint(Calibration.CP2, 5184);
        addPoint(Calibration.CP6, 5312);
        map.write(5162, 2, ADMINISTRATOR, registers -> standard(Calibration.CP1, registers));
        map.write(5194, 2, ADMINISTRATOR, registers -> standard(Calibration.CP2, registers));
        map.write(5322, 2, ADMINISTRATOR, desk::assign);
        map.read(5340, 2, ADMINISTRATOR, desk::command).write(5340, 2, ADMINISTRATOR, desk::product);
        if (settings.type() == ArcType.PH) {
            map.read(5520, 8, () -> desk.values(Calibration.CP1));
            map.read(5528, 8, () -> desk.values(Calibration.CP2));
            map.read(5560, 8, () -> desk.values(Calibration.CP6));
        }
    }

    private void addPoint(int index, int start) {
        map.read(start, 6, () -> desk.limits(index));
        map.read(start + 6, 6, ADMINISTRATOR, () -> desk.status(index));
        map.read(start + 12, 8, () -> desk.circumstances(index));
    }

    private void addText(int start, Supplier<String> text) {
        map.text(
                start,
                TEXT,
                () -> Words.text(text.get(), TEXT, settings.dialect().isTextLowByteFirst()));
    }

    private void standard(int index, int[] registers) throws ModbusFault {
        desk.standard(index, registers);
        counters.written();
    }

    private void recall(int[] registers) throws ModbusFault {
        int code = Words.uint32(registers, 0);
        if (code != settings.dialect().recallCode()) {
            throw new ModbusFault(ModbusFault.ILLEGAL_VALUE, code + " does not recall the factory settings");
        }
        calibration.recall();
        channels.recall();
        line.recall();
        access.recall();
        counters.written();
    }
}
