package org.ferrule.simulators.site;

import java.util.Locale;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.PacedClock;
import org.ferrule.simulators.culture.Suspension;
import org.ferrule.simulators.culture.Vessel;

/** What only hands can do in the room, and the cell counter on the bench, which is no equipment of the site. Thread-safe. */
public final class Bench {

    private static final String COMMANDS = "begin, time, inoculate VESSEL ML MILLION_CELLS, feed VESSEL ML,"
            + " sample VESSEL ML, air-in-tube AFTER_ML, count product";
    private static final double FEED_GLUCOSE = 8;
    private static final double INOCULUM_DEAD = 0.04;

    private final MicroFactory factory;
    private final PacedClock clock;
    private final double speed;
    private double begun = Double.NaN;

    /**
     * A bench beside the equipment.
     *
     * @param speed simulated seconds a second, once the culture has begun
     */
    public Bench(MicroFactory factory, PacedClock clock, double speed) {
        this.factory = factory;
        this.clock = clock;
        this.speed = speed;
    }

    /**
     * Obeys one command, such as {@code feed 1 150}.
     *
     * @return what is to be told about it, as JSON
     * @throws IllegalArgumentException if the command is not understood; the message lists all commands
     */
    public synchronized String apply(String command) {
        String[] words = command.strip().split("\\s+", -1);
        Words given = new Words(command, words);
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "begin" -> {
                given.count(1);
                yield begin();
            }
            case "time" -> {
                given.count(1);
                yield json("{\"seconds\":%.3f}", Double.isNaN(begun) ? 0 : clock.seconds() - begun);
            }
            case "inoculate" -> inoculate(given.count(4));
            case "feed" -> {
                Vessel vessel = given.count(3).vessel();
                yield told(vessel.pour(Suspension.medium(given.number(2), FEED_GLUCOSE)), vessel);
            }
            case "sample" -> {
                Vessel vessel = given.count(3).vessel();
                yield told(vessel.draw(given.number(2)), vessel);
            }
            case "air-in-tube" -> {
                factory.product().letAirIn(given.count(2).number(1));
                yield "{}";
            }
            case "count" -> {
                given.require(words.length == 2 && words[1].equals("product"));
                yield counted(factory.product().product());
            }
            default -> throw given.refusal();
        };
    }

    private String begin() {
        if (Double.isNaN(begun)) {
            begun = clock.seconds();
            clock.pace(speed);
        }
        return json("{\"speed\":%.3f}", speed);
    }

    private static String inoculate(Words given) {
        double million = given.number(3);
        Suspension cells = new Suspension(given.number(2), million, million * INOCULUM_DEAD, 0, 0);
        return told(given.vessel().pour(cells), given.vessel());
    }

    /** What was moved, counted, and how the vessel is now. */
    private static String told(Suspension moved, Vessel vessel) {
        CultureState state = vessel.state();
        String broth = json("\"ph\":%.3f,\"vesselMillilitres\":%.3f}", state.ph(), state.volume());
        return counted(moved).replaceFirst("\\}$", "," + broth);
    }

    private static String counted(Suspension moved) {
        return json(
                "{\"millilitres\":%.3f,\"viableDensity\":%.4f,\"viability\":%.2f,\"millionViable\":%.3f,"
                        + "\"glucose\":%.3f,\"lactate\":%.3f}",
                moved.millilitres(),
                moved.viableDensity(),
                moved.viability(),
                moved.millionViable(),
                moved.glucose(),
                moved.lactate());
    }

    private static String json(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** The words of a command, or a refusal that lists all commands. */
    private final class Words {
        private final String command;
        private final String[] words;

        private Words(String command, String[] words) {
            this.command = command;
            this.words = words;
        }

        Words count(int expected) {
            require(words.length == expected);
            return this;
        }

        Vessel vessel() {
            require(words[1].equals("1") || words[1].equals("2"));
            return factory.vessel(Integer.parseInt(words[1]));
        }

        double number(int index) {
            require(words[index].matches("\\d{1,7}(\\.\\d{1,6})?"));
            return Double.parseDouble(words[index]);
        }

        void require(boolean isUnderstood) {
            if (!isUnderstood) {
                throw refusal();
            }
        }

        IllegalArgumentException refusal() {
            return new IllegalArgumentException("'" + command + "' is not understood. Commands: " + COMMANDS);
        }
    }
}
