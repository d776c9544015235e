package org.ferrule.simulators.sics;

import java.util.List;

/** The keys at the balance, and whether they work and tell the host. */
final class Panel {

    private static final int FACTORY = 1;
    private static final int DEAD = 2;
    private static final int TELLING_ONLY = 3;

    private final WeighingCell cell;
    private int keys = FACTORY;

    Panel(WeighingCell cell) {
        this.cell = cell;
    }

    /**
     * Configures the keys.
     *
     * @param mode 1 they work, 2 they do not, 3 they only tell the host, 4 they work and tell the host
     */
    void keys(int mode) {
        keys = mode;
    }

    /** Presses a key; what the host is told. */
    List<String> press(String key) {
        int function = key.equals("zero") ? 2 : 1;
        if (keys == TELLING_ONLY) {
            return List.of("K C " + function);
        }
        if (keys == DEAD) {
            return List.of();
        }
        switch (key) {
            case "zero" -> cell.zero();
            case "tare" -> cell.takeTare();
            default -> cell.tare(0);
        }
        return keys == FACTORY ? List.of() : List.of("K A " + function);
    }

    void restart() {
        keys = FACTORY;
        cell.restart();
    }
}
