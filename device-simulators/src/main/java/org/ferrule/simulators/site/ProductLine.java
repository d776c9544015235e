package org.ferrule.simulators.site;

import java.util.Map;
import org.ferrule.simulators.culture.Suspension;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.processor.device.CellSource;
import org.ferrule.simulators.processor.device.Tubing;

/**
 * The way of the cells: the harvest draws from the vessel, washing from what was harvested, formulation from what was washed. Each run
 * keeps most living cells and loses many dead ones; what it does not keep is waste, so that nothing disappears. Thread-safe.
 */
public final class ProductLine implements Tubing {

    private static final Map<String, Recovery> RECOVERY = Map.of(
            SitePrograms.HARVEST,
            new Recovery(0.94, 0.65),
            SitePrograms.WASH,
            new Recovery(0.96, 0.50),
            SitePrograms.FORMULATE,
            new Recovery(0.98, 0.80));

    private final Vessel vessel;
    private Suspension harvested = Suspension.NOTHING;
    private Suspension washed = Suspension.NOTHING;
    private Suspension product = Suspension.NOTHING;
    private Suspension waste = Suspension.NOTHING;
    private double taken;
    private double airBehind = Double.POSITIVE_INFINITY;

    /** Which fractions a run keeps. */
    private record Recovery(double viable, double dead) {}

    /** A line whose first tube hangs in this vessel. */
    public ProductLine(Vessel vessel) {
        this.vessel = vessel;
    }

    /** Lets air into the harvest tube: it comes once so many millilitres have gone through. */
    synchronized void letAirIn(double millilitres) {
        airBehind = taken + millilitres;
    }

    /** What the last run made: the product, once it is formulated. */
    public synchronized Suspension product() {
        return product;
    }

    /** All that was drawn and not kept. */
    public synchronized Suspension waste() {
        return waste;
    }

    /** What waits to be washed. */
    public synchronized Suspension harvested() {
        return harvested;
    }

    /** What waits to be formulated. */
    public synchronized Suspension washed() {
        return washed;
    }

    @Override
    public CellSource source(String program) {
        return switch (program) {
            case SitePrograms.HARVEST -> this::fromVessel;
            case SitePrograms.WASH -> this::fromHarvest;
            case SitePrograms.FORMULATE -> this::fromWash;
            default -> wanted -> new CellSource.Draw(0, 0);
        };
    }

    @Override
    public synchronized void deliver(Yield yield) {
        CellSource.Draw drawn = yield.drawn();
        Recovery kept =
                yield.isComplete() ? RECOVERY.getOrDefault(yield.program(), new Recovery(0, 0)) : new Recovery(0, 0);
        double millilitres = yield.isComplete() ? yield.parameters().getOrDefault(SitePrograms.OUTPUT_VOLUME, 0) : 0;
        Suspension made = new Suspension(
                millilitres, drawn.millionCells() * kept.viable(), drawn.millionDead() * kept.dead(), 0, 0);
        waste = waste.with(new Suspension(
                drawn.millilitres(),
                drawn.millionCells() - made.millionViable(),
                drawn.millionDead() - made.millionDead(),
                0,
                0));
        switch (yield.program()) {
            case SitePrograms.HARVEST -> harvested = harvested.with(made);
            case SitePrograms.WASH -> washed = washed.with(made);
            default -> product = product.with(made);
        }
    }

    private synchronized CellSource.Draw fromVessel(double wanted) {
        boolean isAirNext = taken + wanted >= airBehind;
        Suspension drawn = vessel.draw(isAirNext ? airBehind - taken : wanted);
        taken += drawn.millilitres();
        if (isAirNext) {
            airBehind = Double.POSITIVE_INFINITY;
        }
        return draw(drawn, isAirNext);
    }

    private synchronized CellSource.Draw fromHarvest(double wanted) {
        Suspension drawn = harvested.part(wanted);
        harvested = harvested.less(drawn);
        return draw(drawn, false);
    }

    private synchronized CellSource.Draw fromWash(double wanted) {
        Suspension drawn = washed.part(wanted);
        washed = washed.less(drawn);
        return draw(drawn, false);
    }

    private static CellSource.Draw draw(Suspension drawn, boolean isBubble) {
        return new CellSource.Draw(drawn.millilitres(), drawn.millionViable(), drawn.millionDead(), isBubble);
    }
}
