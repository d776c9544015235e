package org.ferrule.simulators.witness;

/**
 * A request to change something, as it came from the wire.
 *
 * @param act what was asked, such as {@code write 2089} or {@code call Lock/InitLock}
 * @param value what came with it; empty if nothing did
 * @param isRefused whether the device answered that it does not, or not at all
 */
public record Act(String act, String value, boolean isRefused) {}
