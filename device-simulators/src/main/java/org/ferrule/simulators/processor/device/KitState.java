package org.ferrule.simulators.processor.device;

/** What the device thinks of its single-use kit. */
public enum KitState implements Spelled {
    NOT_LOADED("NotLoaded"),
    LOADED_NOT_VALID("LoadedNotValid"),
    VALID("Valid");

    private final String wire;

    KitState(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
