package org.ferrule.simulators.culture;

/** Everything in and around the vessel that moves with time, moved one step at a time. Not thread-safe. */
final class Plant implements Broth {

    private static final double BASE_ML_PER_MIN = 1;
    private static final double BASE_MMOL_PER_ML = 0.5;
    private static final double MOTOR_LAG = 3;
    private static final double RPM_PER_PERCENT = 5;
    private static final double CO2_SHARE_OF_KLA = 0.9;
    private static final double PRESSURE_PER_FLOW = 0.05;
    private static final double NORMAL_PRESSURE = 1013.25;
    private static final double OUT_OF_REACH = 20;

    private final Controls controls;
    private final GasSupply gases = new GasSupply();
    private final AcidBase acidBase = new AcidBase();
    private final Oxygen oxygen = new Oxygen(Controls.START_DISSOLVED_OXYGEN);
    private final Cells cells;
    private final Heat heat;
    private final double fullVolume;
    private double volume;
    private double rpm = Controls.START_AGITATION;
    private double hours;

    Plant(VesselSettings settings) {
        controls = new Controls(settings.seed());
        cells = new Cells(settings.glucose());
        heat = new Heat(settings.ambientTemperature(), Controls.START_TEMPERATURE);
        volume = settings.volume();
        fullVolume = settings.vesselVolume();
        gases.want(Gas.AIR, Controls.START_AIR);
    }

    @Override
    public double temperature() {
        return heat.broth();
    }

    @Override
    public double ph() {
        return acidBase.ph();
    }

    @Override
    public double dissolvedOxygen() {
        return oxygen.dissolved();
    }

    Controls controls() {
        return controls;
    }

    GasSupply gases() {
        return gases;
    }

    Cells cells() {
        return cells;
    }

    double rpm() {
        return rpm;
    }

    /** Declares this moment the start: counters and the culture's age begin at 0. */
    void startCounting() {
        hours = 0;
        gases.clearTotals();
    }

    CultureState state() {
        return new CultureState(
                hours,
                cells.viable(),
                cells.viability(),
                heat.broth(),
                acidBase.ph(),
                oxygen.dissolved(),
                cells.glucose(),
                cells.lactate(),
                volume,
                pressure());
    }

    void step(double dt) {
        controls.step(this, dt);
        gases.step(dt);
        rpm += (controls.output(Loop.AGITATION) * RPM_PER_PERCENT - rpm) * -Math.expm1(-dt / MOTOR_LAG);
        addBase(controls.basePump() * BASE_ML_PER_MIN * dt / 60);
        double kla = Oxygen.kla(rpm, gases.flow());
        oxygen.step(kla, Oxygen.equilibrium(gases.oxygen(), pressure()), cells.oxygenDemand(), dt);
        acidBase.exchange(kla * CO2_SHARE_OF_KLA, gases.carbonDioxide(), oxygen.uptake(), dt);
        acidBase.settle(cells.lactate());
        heat.step(controls.output(Loop.TEMPERATURE) / 100, volume, oxygen.uptake() * volume / 1000, dt);
        cells.step(this, dt);
        hours += dt / 3600;
    }

    /** Pours something in, as warm as the broth and with a fresh buffer; what does not fit stays outside. */
    Suspension pour(Suspension offered) {
        Suspension poured = offered.part(Math.min(offered.millilitres(), Math.max(0, fullVolume - volume)));
        double dilution = volume / (volume + poured.millilitres());
        volume += poured.millilitres();
        acidBase.addMedium(dilution);
        cells.dilute(dilution);
        cells.mix(poured, volume);
        return poured;
    }

    /** Takes well-mixed broth out, down to what the tube does not reach. */
    Suspension draw(double wanted) {
        Suspension all = new Suspension(
                volume, cells.viable() * volume, cells.dead() * volume, cells.glucose(), cells.lactate());
        Suspension drawn = all.part(Math.min(wanted, Math.max(0, volume - OUT_OF_REACH)));
        volume -= drawn.millilitres();
        return drawn;
    }

    private double pressure() {
        return NORMAL_PRESSURE + PRESSURE_PER_FLOW * gases.flow();
    }

    private void addBase(double wanted) {
        double added = Math.min(wanted, Math.max(0, fullVolume - volume));
        if (added > 0) {
            double dilution = volume / (volume + added);
            volume += added;
            acidBase.addBase(added * BASE_MMOL_PER_ML * 1000 / volume, dilution);
            cells.dilute(dilution);
        }
    }
}
