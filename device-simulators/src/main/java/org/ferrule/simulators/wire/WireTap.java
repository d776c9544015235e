package org.ferrule.simulators.wire;

/** Is told of everything that happens on a wire; called on the wire's own thread, in order, and must not block for long. */
@FunctionalInterface
public interface WireTap {

    /** Listens to nothing. */
    WireTap NONE = event -> {};

    /** Takes one event. */
    void saw(WireEvent event);
}
