package org.ferrule.simulators.processor.device;

/**
 * One of the numbered run parameters.
 *
 * @param name of the parameter; empty if the program does not use the slot
 * @param value that was set, 0 before
 * @param validity what the device thinks of it
 */
public record Slot(String name, int value, Validity validity) {
    static final Slot UNUSED = new Slot("", 0, Validity.NOT_IN_USE);
}
