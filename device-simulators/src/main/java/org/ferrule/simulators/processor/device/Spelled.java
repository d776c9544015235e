package org.ferrule.simulators.processor.device;

/** A constant that has a name of its own on the wire. */
public interface Spelled {
    /** As the device writes it. */
    String wire();
}
