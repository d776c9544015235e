package org.ferrule.simulators.processor.device;

/** The chamber's door. It locks while the centrifuge can turn. */
public enum Door implements Spelled {
    OPEN("Open"),
    CLOSED("Closed"),
    LOCKED("Locked"),
    ERROR("Error");

    private final String wire;

    Door(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
