package org.ferrule.simulators.wire;

/** Is told of everything that happens on a wire; called on the wire's own thread, in order, and must not block for long. */
@FunctionalInterface
public interface WireTap {

    /** Listens to nothing. */
    WireTap NONE = event -> {};

    /** The same for two listeners. */
    default WireTap and(WireTap other) {
        return event -> {
            saw(event);
            other.saw(event);
        };
    }

    /** Takes one event. */
    void saw(WireEvent event);
}
