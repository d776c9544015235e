package org.ferrule.simulators.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ferrule.simulators.alicat.AlicatController;
import org.ferrule.simulators.alicat.AlicatController.Surroundings;
import org.ferrule.simulators.alicat.AlicatModel;
import org.ferrule.simulators.alicat.AlicatSettings;
import org.ferrule.simulators.arc.ArcDialect;
import org.ferrule.simulators.arc.ArcPasswords;
import org.ferrule.simulators.arc.ArcSensor;
import org.ferrule.simulators.arc.ArcSettings;
import org.ferrule.simulators.arc.ArcType;
import org.ferrule.simulators.culture.Gas;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.culture.VesselSettings;
import org.ferrule.simulators.incubator.Incubator;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.sics.SicsServer.Balance;
import org.ferrule.simulators.sics.SicsSettings;

/**
 * The equipment of one site, joined to two cultures; it opens no port and has no thread. Vessel 1 stands on a balance, is harvested by the cell
 * processor and gets air and oxygen from mass-flow controllers, CO2 and nitrogen from the bioreactor; vessel 2 gets its CO2 from a controller too.
 */
public final class MicroFactory {

    /** The empty vessel with everything that hangs from it, g. */
    static final double VESSEL_GRAMS = 1240;

    private static final double GRAMS_PER_MILLILITRE = 1;
    private static final double START_VOLUME = 500;
    private static final double VESSEL_VOLUME = 2000;
    private static final double MEDIUM_GLUCOSE = 4;
    private static final double ROOM = 22;

    private final SimulationClock clock;
    private final long seed;
    private final Vessel first;
    private final Vessel second;
    private final List<ArcSensor> sensors;
    private final Map<String, AlicatController> gases = new TreeMap<>();
    private final AlicatController carbonDioxide;
    private final ProductLine product;
    private final CounterflowDevice processor;
    private final Incubator incubator;

    /**
     * A site whose vessels hold medium and no cells.
     *
     * @param seed of everything random
     * @param clock simulated time
     * @param passwords of the sensors
     * @param processor how the cell processor presents itself
     */
    public MicroFactory(long seed, SimulationClock clock, ArcPasswords passwords, ProcessorSettings processor) {
        this.seed = seed;
        this.clock = clock;
        first = vessel(seed);
        second = vessel(seed + 1);
        sensors = List.of(
                sensor(ArcType.PH, 1, first, passwords),
                sensor(ArcType.DISSOLVED_OXYGEN, 2, first, passwords),
                sensor(ArcType.PH, 3, second, passwords),
                sensor(ArcType.DISSOLVED_OXYGEN, 4, second, passwords));
        gases.put("air-1", feeding(first, Gas.AIR, 'A'));
        gases.put("o2-1", feeding(first, Gas.O2, 'B'));
        gases.put("air-2", feeding(second, Gas.AIR, 'C'));
        gases.put("o2-2", feeding(second, Gas.O2, 'D'));
        carbonDioxide = feeding(second, Gas.CO2, 'E');
        product = new ProductLine(first);
        this.processor = new CounterflowDevice(clock, product, processor);
        incubator = new Incubator(serial("SIMINC%07d"), clock);
    }

    /** A vessel, 1 or 2. */
    public Vessel vessel(int number) {
        return switch (number) {
            case 1 -> first;
            case 2 -> second;
            default -> throw new IllegalArgumentException("vessel: " + number + " is neither 1 nor 2");
        };
    }

    /** pH and dissolved oxygen of vessel 1, then of vessel 2: units 1 to 4 of one line. */
    public List<ArcSensor> sensors() {
        return sensors;
    }

    /** The four controllers of the line in the order of their unit ids, by equipment. */
    public Map<String, AlicatController> gases() {
        return gases;
    }

    /** The controller of vessel 2's CO2, which is on Modbus. */
    public AlicatController carbonDioxide() {
        return carbonDioxide;
    }

    /** The balance below vessel 1. */
    public Balance balance() {
        return new Balance(SicsSettings.of(serial("SIMBAL%07d"), seed), this::grams, clock);
    }

    public CounterflowDevice processor() {
        return processor;
    }

    public Incubator incubator() {
        return incubator;
    }

    /** The way of the cells from vessel 1 to the product. */
    public ProductLine product() {
        return product;
    }

    /** What stands on the balance, g. */
    public double grams() {
        return VESSEL_GRAMS + GRAMS_PER_MILLILITRE * first.state().volume();
    }

    /** A serial number that belongs to the seed. */
    public String serial(String format) {
        return String.format(Locale.ROOT, format, Math.floorMod(seed, 10_000_000L));
    }

    private Vessel vessel(long vesselSeed) {
        return new Vessel(new VesselSettings(vesselSeed, START_VOLUME, VESSEL_VOLUME, 0, MEDIUM_GLUCOSE, ROOM), clock);
    }

    private ArcSensor sensor(ArcType type, int unitId, Vessel vessel, ArcPasswords passwords) {
        String serial = serial("SIM" + type.channel().toUpperCase(Locale.ROOT) + unitId + "%06d");
        ArcSettings settings = new ArcSettings(type, unitId, serial, seed + unitId, passwords, ArcDialect.DEFAULT);
        return new ArcSensor(settings, vessel::state, clock);
    }

    private AlicatController feeding(Vessel vessel, Gas gas, char unitId) {
        AlicatSettings settings =
                AlicatSettings.of(AlicatModel.MODERN, unitId, serial("SIMMFC" + unitId + "%06d"), seed + unitId);
        AlicatController controller = new AlicatController(settings, Surroundings.plausible(), clock);
        vessel.connect(gas, controller::mlPerMin);
        return controller;
    }
}
