package org.ferrule.simulators.sics;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.sics.Weighing.Load;

/** What the balance answers to each command that it knows. */
final class SicsCommands {

    private static final double STABILITY_TIMEOUT = 40;
    private static final List<String> KNOWN = List.of(
            "0 I0", "0 I1", "0 I2", "0 I3", "0 I4", "0 S", "0 SI", "0 SIR", "0 Z", "0 ZI", "0 @", "1 C", "1 D", "1 DW",
            "1 K", "1 SC", "1 T", "1 TA", "1 TAC", "1 TI", "2 C1", "2 C3", "2 M21");

    private final SicsSettings settings;
    private final SicsWeights weights;
    private final Panel panel;
    private final SimulationClock clock;
    private final SicsFaults faults;

    SicsCommands(SicsSettings settings, SicsWeights weights, Panel panel, SimulationClock clock, SicsFaults faults) {
        this.settings = settings;
        this.weights = weights;
        this.panel = panel;
        this.clock = clock;
        this.faults = faults;
    }

    /** Lets the weighing cell settle. */
    void look() {
        weights.weigh();
    }

    String serialNumber() {
        return "I4 A \"" + faults.serialNumber().orElse(settings.serialNumber()) + "\"";
    }

    String immediate() {
        return weights.answer(weights.weigh());
    }

    Pending answer(String[] words) {
        return switch (words[0]) {
            case "I0" -> list();
            case "I1" -> Pending.now("I1 A \"01\" \"2.00\" \"2.20\" \"\" \"\"");
            case "I2" -> Pending.now("I2 A \"" + SicsSettings.MODEL + " Simulated 6200.00 g\"");
            case "I3" -> Pending.now("I3 A \"" + faults.firmware().orElse(SicsSettings.SOFTWARE) + "\"");
            case "I4" -> Pending.now(serialNumber());
            case "SI", "SIR" -> Pending.now(immediate());
            case "S" -> stable(STABILITY_TIMEOUT, () -> "S I");
            case "SC" -> settings.dialect().hasTimedReading() ? timed(words) : Pending.now("ES");
            case "D", "DW" -> Pending.now(words[0] + " A");
            case "K" -> keys(words);
            case "M21" -> unit(words);
            case "TA", "TAC" -> presetTare(words);
            default -> act(words[0]);
        };
    }

    private Pending list() {
        String[] lines = new String[KNOWN.size()];
        for (int i = 0; i < lines.length; i++) {
            String[] known = KNOWN.get(i).split(" ", -1);
            lines[i] = "I0 " + (i + 1 < lines.length ? "B " : "A ") + known[0] + " \"" + known[1] + "\"";
        }
        return Pending.now(lines);
    }

    private Pending timed(String[] words) {
        if (words.length != 2 || !words[1].matches("\\d{1,6}")) {
            return Pending.now("S L");
        }
        return stable(Integer.parseInt(words[1]) / 1000.0, this::immediate);
    }

    private Pending stable(double patience, Supplier<String> late) {
        double end = clock.seconds() + patience;
        return new Pending(List.of(), now -> {
            Weighing weighing = weights.weigh();
            if (weighing.isStable() || weighing.load() != Load.IN_RANGE || faults.isBusy()) {
                return Optional.of(weights.answer(weighing));
            }
            return now >= end ? Optional.of(late.get()) : Optional.empty();
        });
    }

    private Pending act(String command) {
        if (faults.isBusy()) {
            return Pending.now(command + " I");
        }
        return switch (command) {
            case "Z" -> settled("Z", () -> done("Z", zero(), "A"));
            case "T" ->
                settled(
                        "T",
                        () -> done(
                                "T", tare(), "S " + weights.shown(weights.cell().tare())));
            case "ZI", "TI" -> Pending.now(immediately(command, weights.weigh().isStable() ? "S" : "D"));
            case "C1", "C3" -> adjust(command);
            default -> Pending.now("ES");
        };
    }

    private Pending settled(String echo, Supplier<String> action) {
        double end = clock.seconds() + STABILITY_TIMEOUT;
        return new Pending(List.of(), now -> {
            if (weights.weigh().isStable()) {
                return Optional.of(action.get());
            }
            return now >= end ? Optional.of(echo + " I") : Optional.empty();
        });
    }

    private String immediately(String command, String stability) {
        String echo = settings.dialect().isImmediateOwnName() ? command : command.substring(0, 1);
        return command.equals("ZI")
                ? done(echo, zero(), stability)
                : done(
                        echo,
                        tare(),
                        stability + " " + weights.shown(weights.cell().tare()));
    }

    private static String done(String echo, Load load, String success) {
        return SicsWeights.done(echo, load, success);
    }

    private Load zero() {
        return faults.isIgnoring() ? Load.IN_RANGE : weights.cell().zero();
    }

    private Load tare() {
        return faults.isIgnoring() ? Load.IN_RANGE : weights.cell().takeTare();
    }

    private Pending adjust(String command) {
        double end = clock.seconds() + settings.adjustingSeconds();
        return new Pending(List.of(command + " B"), now -> {
            if (now < end) {
                return Optional.empty();
            }
            boolean isDone = !faults.isAdjustmentFailing() && weights.weigh().isStable();
            return Optional.of(command + (isDone ? " A" : " I"));
        });
    }

    private Pending presetTare(String[] words) {
        WeighingCell cell = weights.cell();
        if (faults.isBusy()) {
            return Pending.now(words[0] + " I");
        }
        if (words[0].equals("TAC")) {
            cell.tare(faults.isIgnoring() ? cell.tare() : 0);
            return Pending.now("TAC A");
        }
        if (words.length == 3 && words[1].matches("\\d+(\\.\\d+)?") && words[2].equals(faults.unit())) {
            double wanted = faults.clamped(MassUnits.grams(Double.parseDouble(words[1]), words[2]));
            cell.tare(faults.isIgnoring() ? cell.tare() : wanted);
        } else if (words.length != 1) {
            return Pending.now("TA L");
        }
        return Pending.now("TA A " + weights.shown(cell.tare()));
    }

    private Pending keys(String[] words) {
        if (words.length != 2 || !words[1].matches("[1-4]")) {
            return Pending.now("K L");
        }
        panel.keys(Integer.parseInt(words[1]));
        return Pending.now("K A");
    }

    /** Grams are all that public sources give a number for. */
    private Pending unit(String[] words) {
        if (words.length == 3 && words[1].equals("0") && words[2].equals("0")) {
            faults.changeUnit("g");
            return Pending.now("M21 A");
        }
        return Pending.now("M21 L");
    }
}
