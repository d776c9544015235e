package org.ferrule.simulators.sics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.ferrule.simulators.culture.SimulationClock;
import org.ferrule.simulators.line.LineDevice;
import org.ferrule.simulators.line.LineOutput;
import org.ferrule.simulators.witness.Witness;
import org.jspecify.annotations.Nullable;

/** The balance on its line: one command after the other, and what it says by itself. Called by the line's thread only. */
final class SicsDevice implements LineDevice {

    private static final double BOOT_SECONDS = 2;
    private static final double REPEAT_SECONDS = 0.2;

    private final SicsSettings settings;
    private final SimulationClock clock;
    private final SicsFaults faults;
    private final SicsCommands commands;
    private final Panel panel;
    private final Witness witness = new Witness();
    private final SicsActs acts = new SicsActs(witness.acts());
    private final Deque<String> unasked = new ArrayDeque<>();
    private @Nullable Pending pending;
    private double bootedAt = Double.NaN;
    private double repeatedAt = Double.NaN;

    SicsDevice(SicsSettings settings, WeighingCell cell, SimulationClock clock, SicsFaults faults) {
        this.settings = settings;
        this.clock = clock;
        this.faults = faults;
        SicsWeights weights = new SicsWeights(cell, faults);
        this.panel = new Panel(cell);
        this.commands = new SicsCommands(settings, weights, panel, clock, faults);
        new SicsTruth(cell, faults, witness.truth()).declare(settings);
    }

    Witness witness() {
        return witness;
    }

    @Override
    public void received(String line, LineOutput output) {
        String[] words = line.strip().split("\\s+", -1);
        if (faults.answers().isSilent() || !Double.isNaN(bootedAt)) {
            acts.refused(words);
            return;
        }
        switch (words[0]) {
            case "" -> {}
            case "@" -> {
                rest();
                acts.begun(words);
                panel.keys(1);
                say(commands.serialNumber(), output);
            }
            case "C" -> {
                rest();
                acts.begun(words);
                say("C B", output);
                say("C A", output);
            }
            default -> obey(words, output);
        }
    }

    private void obey(String[] words, LineOutput output) {
        if (words[0].startsWith("S")) {
            repeatedAt = words[0].equals("SIR") ? Double.NEGATIVE_INFINITY : Double.NaN;
        }
        if (pending != null && !words[0].startsWith("I")) {
            acts.refused(words);
            say(SicsWeights.echo(words[0]) + " I", output);
            return;
        }
        if (pending == null) {
            acts.begun(words);
        }
        Pending answer = commands.answer(words);
        answer.first().forEach(acts::answered);
        answer.first().forEach(first -> say(first, output));
        pending = answer;
        settle(output);
    }

    @Override
    public void elapsed(LineOutput output) {
        commands.look();
        for (Optional<String> action = faults.nextAction(); action.isPresent(); action = faults.nextAction()) {
            happen(action.get());
        }
        if (clock.seconds() >= bootedAt) {
            bootedAt = Double.NaN;
            unasked.add(commands.serialNumber());
        }
        if (Double.isNaN(bootedAt)) {
            settle(output);
            repeat();
            while (!unasked.isEmpty()) {
                say(unasked.remove(), output);
            }
        }
    }

    private void happen(String action) {
        if (action.equals("reboot")) {
            rest();
            panel.restart();
            unasked.clear();
            bootedAt = clock.seconds() + BOOT_SECONDS;
        } else if (action.startsWith("burst ")) {
            int count = Integer.parseInt(action.substring("burst ".length()));
            for (int i = 0; i < count; i++) {
                unasked.add(commands.immediate());
            }
        } else {
            unasked.addAll(panel.press(action));
        }
    }

    private void settle(LineOutput output) {
        if (pending != null) {
            Optional<String> last = pending.last(clock.seconds());
            if (last.isPresent()) {
                pending = null;
                last.ifPresent(acts::answered);
                last.filter(text -> !text.isEmpty()).ifPresent(text -> say(text, output));
            }
        }
    }

    private void repeat() {
        if (clock.seconds() - repeatedAt >= REPEAT_SECONDS) {
            repeatedAt = clock.seconds();
            unasked.add(commands.immediate());
        }
    }

    private void rest() {
        if (pending != null) {
            acts.abandoned();
        }
        pending = null;
        repeatedAt = Double.NaN;
    }

    private void say(String text, LineOutput output) {
        String line = text + settings.dialect().terminator();
        if (faults.answers().delayMillis() > 0) {
            output.send(Duration.ofMillis(faults.answers().delayMillis()), line);
        } else {
            output.send(line);
        }
    }
}
