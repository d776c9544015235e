package org.ferrule.simulators.fault;

/**
 * Something that a command sets and {@code clear} sets back. Thread-safe.
 *
 * @param <T> an immutable type
 */
public final class FaultSetting<T> {

    private final T normal;
    private T now;

    FaultSetting(T normal) {
        this.normal = normal;
        this.now = normal;
    }

    public synchronized T get() {
        return now;
    }

    public synchronized void set(T value) {
        now = value;
    }

    /** What is set, once: from now on nothing is wrong. */
    public synchronized T take() {
        T taken = now;
        now = normal;
        return taken;
    }

    synchronized void clear() {
        now = normal;
    }
}
