package org.ferrule.simulators.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a device shows of itself, and which of its quantities can be made to stand. A device that starts anew declares them again, and
 * what is held stays held. Thread-safe.
 */
public final class Truth {

    private static final String FREE = "free";

    private final Map<String, Quantity> quantities = new LinkedHashMap<>();
    private final Map<String, Hold> holds = new LinkedHashMap<>();
    private final List<Runnable> freeing = new ArrayList<>();

    /** What is shown, and what takes an order for it. */
    private record Quantity(Supplier<?> shown, @Nullable Consumer<String> order) {}

    /** Declares something that is shown and that nobody holds. */
    public void shows(String quantity, Supplier<?> shown) {
        declare(quantity, new Quantity(shown, null));
    }

    /** What holds a quantity, which is still to be declared; the same whenever it is asked for. */
    public synchronized Hold hold(String quantity) {
        return holds.computeIfAbsent(quantity, made -> new Hold());
    }

    /** Declares a quantity that can be held. */
    public Hold holds(String quantity, Span span, Supplier<?> shown) {
        Hold hold = hold(quantity);
        sets(quantity, span, shown, hold::at);
        return hold;
    }

    /** Declares a quantity that can be set, by means of the device's own. */
    public void sets(String quantity, Span span, Supplier<?> shown, DoubleConsumer order) {
        declare(quantity, new Quantity(shown, text -> order.accept(span.read(quantity, text))));
    }

    /** Declares something that can be put to one of some words, from where the device goes on by itself. */
    public void puts(String quantity, List<String> words, Supplier<?> shown, Consumer<String> order) {
        declare(quantity, new Quantity(shown, text -> {
            if (!words.contains(text)) {
                throw new IllegalArgumentException("truth of " + quantity + ": '" + text + "' is none of " + words);
            }
            order.accept(text);
        }));
    }

    /** Declares something that can be set by a text, which whoever takes it may refuse with an {@link IllegalArgumentException}. */
    public void takes(String quantity, Supplier<?> shown, Consumer<String> order) {
        declare(quantity, new Quantity(shown, order));
    }

    /** Lets {@code free} do this as well. */
    public synchronized void frees(Runnable action) {
        freeing.add(action);
    }

    /** Everything that the device shows now: numbers, texts and truth values. */
    public Map<String, Object> tell() {
        Map<String, Object> told = new LinkedHashMap<>();
        declared().forEach((name, quantity) -> told.put(name, quantity.shown().get()));
        return told;
    }

    /**
     * Obeys {@code QUANTITY VALUE} or {@code free}.
     *
     * @throws IllegalArgumentException if there is no such quantity, it cannot be set, or the device cannot show the value
     */
    public void apply(String order) {
        if (order.strip().equals(FREE)) {
            free();
            return;
        }
        String[] words = order.strip().split("\\s+", 2);
        Quantity meant = declared().get(words[0]);
        if (words.length < 2 || meant == null) {
            throw new IllegalArgumentException("'truth " + order.strip()
                    + "' is not understood. Write 'truth free' or 'truth QUANTITY VALUE', with one of " + settable());
        }
        if (meant.order() == null) {
            throw new IllegalArgumentException("truth of " + words[0]
                    + ": follows from others, or is changed by a command of the device. What can be set: "
                    + settable());
        }
        meant.order().accept(words[1]);
    }

    /** What can be set. */
    public List<String> settable() {
        return declared().entrySet().stream()
                .filter(quantity -> quantity.getValue().order() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private synchronized void declare(String name, Quantity quantity) {
        quantities.put(name, quantity);
    }

    /** Asked outside the lock, because a quantity may wait for its device. */
    private synchronized Map<String, Quantity> declared() {
        return new LinkedHashMap<>(quantities);
    }

    private synchronized void free() {
        holds.values().forEach(Hold::free);
        freeing.forEach(Runnable::run);
    }
}
