package org.ferrule.simulators.processor.device;

/** Where the processor draws its cells from: a bag, or a culture that is harvested. */
@FunctionalInterface
public interface CellSource {
    /**
     * Draws liquid, as the simulated time passes.
     *
     * @param millilitres wanted, not negative
     * @return what came, possibly less
     */
    Draw draw(double millilitres);

    /**
     * What came.
     *
     * @param millilitres liquid
     * @param millionCells viable cells in it, 10^6
     * @param millionDead dead cells in it, 10^6
     * @param isBubble whether air came behind it, at which the processor stops and asks
     */
    record Draw(double millilitres, double millionCells, double millionDead, boolean isBubble) {
        /** Living cells only, and no air. */
        public Draw(double millilitres, double millionCells) {
            this(millilitres, millionCells, 0, false);
        }
    }

    /** A bag that runs empty. */
    static CellSource bag(double millilitres, double millionPerMillilitre) {
        return new CellSource() {
            private double left = millilitres;

            @Override
            public synchronized Draw draw(double wanted) {
                double drawn = Math.min(wanted, left);
                left -= drawn;
                return new Draw(drawn, drawn * millionPerMillilitre);
            }
        };
    }
}
