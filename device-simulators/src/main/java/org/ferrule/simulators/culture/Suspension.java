package org.ferrule.simulators.culture;

/**
 * Liquid, with or without cells in it, on its way into or out of something.
 *
 * @param millilitres of all of it, not negative
 * @param millionViable living cells in it, 10^6
 * @param millionDead dead cells in it, 10^6
 * @param glucose g/L
 * @param lactate g/L
 */
public record Suspension(double millilitres, double millionViable, double millionDead, double glucose, double lactate) {

    /** Nothing at all. */
    public static final Suspension NOTHING = new Suspension(0, 0, 0, 0, 0);

    public Suspension {
        if (!(millilitres >= 0 && millionViable >= 0 && millionDead >= 0 && glucose >= 0 && lactate >= 0)) {
            throw new IllegalArgumentException("a suspension of " + millilitres + " mL with " + millionViable
                    + " million living and " + millionDead + " million dead cells, " + glucose + " g/L glucose and "
                    + lactate + " g/L lactate: nothing of it can be negative");
        }
    }

    /** Fresh medium. */
    public static Suspension medium(double millilitres, double glucose) {
        return new Suspension(millilitres, 0, 0, glucose, 0);
    }

    /** Living among all cells, %; 0 without cells. */
    public double viability() {
        double all = millionViable + millionDead;
        return all < 1e-9 ? 0 : 100 * millionViable / all;
    }

    /** Living cells, 10^6/mL; 0 without liquid. */
    public double viableDensity() {
        return millilitres == 0 ? 0 : millionViable / millilitres;
    }

    /** Both together, mixed. */
    public Suspension with(Suspension other) {
        double volume = millilitres + other.millilitres;
        if (volume == 0) {
            return this;
        }
        return new Suspension(
                volume,
                millionViable + other.millionViable,
                millionDead + other.millionDead,
                (glucose * millilitres + other.glucose * other.millilitres) / volume,
                (lactate * millilitres + other.lactate * other.millilitres) / volume);
    }

    /** What is left of it without a part that was taken. */
    public Suspension less(Suspension part) {
        return new Suspension(
                Math.max(0, millilitres - part.millilitres),
                Math.max(0, millionViable - part.millionViable),
                Math.max(0, millionDead - part.millionDead),
                glucose,
                lactate);
    }

    /** A part of it, by volume, as mixed as the whole. */
    public Suspension part(double wanted) {
        if (millilitres == 0) {
            return NOTHING;
        }
        double share = Math.min(1, wanted / millilitres);
        return new Suspension(millilitres * share, millionViable * share, millionDead * share, glucose, lactate);
    }
}
