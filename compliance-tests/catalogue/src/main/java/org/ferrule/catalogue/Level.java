package org.ferrule.catalogue;

/** How far a claim of conformance goes; each level includes the ones before it. */
public enum Level {
    FUNCTIONAL(1),
    RESILIENT(2),
    GMP_READY(3);

    private final int number;

    Level(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The level with that number, from 1 to 3; throws IllegalArgumentException for others. */
    public static Level of(int number) {
        for (Level level : values()) {
            if (level.number == number) {
                return level;
            }
        }
        throw new IllegalArgumentException("There is no level " + number + ". Write 1, 2 or 3.");
    }
}
