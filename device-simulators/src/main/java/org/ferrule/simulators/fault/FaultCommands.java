package org.ferrule.simulators.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that one device or wire obeys: each is declared once, with what it does, and the rest follows: reading, refusing with a
 * list of all, and {@code clear}. Declared while its owner is made; obeyed from any thread after that.
 */
public final class FaultCommands {

    private static final String CLEAR = "clear";

    private final List<Command> commands = new ArrayList<>();
    private final List<Runnable> clearing = new ArrayList<>();
    private final Map<Fault, String> lacking = new EnumMap<>(Fault.class);

    private record Command(Usage usage, Optional<Fault> fault, Consumer<FaultWords> action) {}

    /** Declares a command for one of the faults that everything has. */
    public void does(Fault fault, String usage, Consumer<FaultWords> action) {
        commands.add(new Command(new Usage(usage), Optional.of(fault), action));
    }

    /** Declares a command that belongs to this device alone. */
    public void does(String usage, Consumer<FaultWords> action) {
        commands.add(new Command(new Usage(usage), Optional.empty(), action));
    }

    /** Declares a command that sets something. */
    public <T> FaultSetting<T> sets(Fault fault, String usage, T normal, Function<FaultWords, T> reading) {
        FaultSetting<T> setting = setting(normal);
        does(fault, usage, words -> setting.set(reading.apply(words)));
        return setting;
    }

    /** Declares a command of this device alone that sets something. */
    public <T> FaultSetting<T> sets(String usage, T normal, Function<FaultWords, T> reading) {
        FaultSetting<T> setting = setting(normal);
        does(usage, words -> setting.set(reading.apply(words)));
        return setting;
    }

    /** Declares a command that is on with the first choice of its last word, and off with the other. */
    public FaultSetting<Boolean> flags(Fault fault, String usage) {
        String on = new Usage(usage).firstChoice();
        return sets(fault, usage, false, words -> words.is(on));
    }

    /** Declares a command of this device alone that is on with the first choice of its last word. */
    public FaultSetting<Boolean> flags(String usage) {
        String on = new Usage(usage).firstChoice();
        return sets(usage, false, words -> words.is(on));
    }

    /** Declares that a fault cannot happen here, and why. */
    public void lacks(Fault fault, String reason) {
        lacking.put(fault, reason);
    }

    /** Lets {@code clear} do this as well. */
    public void clears(Runnable action) {
        clearing.add(action);
    }

    /**
     * Obeys one command.
     *
     * @throws IllegalArgumentException if it is not understood, the message then lists all commands; or if it cannot be obeyed now
     */
    public void apply(String command) {
        List<String> words = List.of(command.strip().split("\\s+", -1));
        if (words.size() == 1 && words.get(0).equalsIgnoreCase(CLEAR)) {
            clearing.forEach(Runnable::run);
            return;
        }
        Command meant = commands.stream()
                .filter(known -> known.usage().matches(words))
                .findFirst()
                .orElseThrow(() -> stranger(command.strip(), words.get(0).toLowerCase(Locale.ROOT)));
        meant.action().accept(new FaultWords(words, this));
    }

    /** Everything that can be ordered here, but {@code clear}. */
    public List<String> usages() {
        return commands.stream().map(command -> command.usage().text()).toList();
    }

    /** What this fault is ordered by; empty if it cannot be. */
    public List<String> usages(Fault fault) {
        return commands.stream()
                .filter(command -> command.fault().equals(Optional.of(fault)))
                .map(command -> command.usage().text())
                .toList();
    }

    /** What else can be ordered here. */
    public List<String> ownUsages() {
        return commands.stream()
                .filter(command -> command.fault().isEmpty())
                .map(command -> command.usage().text())
                .toList();
    }

    /** Which faults cannot happen here, and why. */
    public Map<Fault, String> lacking() {
        return Collections.unmodifiableMap(lacking);
    }

    IllegalArgumentException refusal(String command, String why) {
        String all = Stream.concat(commands.stream().map(known -> known.usage().text()), Stream.of(CLEAR))
                .collect(Collectors.joining(", "));
        return new IllegalArgumentException("'" + command + "' " + why + ". Commands: " + all);
    }

    private IllegalArgumentException stranger(String command, String word) {
        return lacking.entrySet().stream()
                .filter(lack -> lack.getKey().word().equals(word))
                .findFirst()
                .map(lack -> refusal(command, "does not apply: " + lack.getValue()))
                .orElseGet(() -> refusal(command, "is not understood"));
    }

    private <T> FaultSetting<T> setting(T normal) {
        FaultSetting<T> setting = new FaultSetting<>(normal);
        clearing.add(setting::clear);
        return setting;
    }
}
