package org.ferrule.simulators.processor.device;

/** What the device thinks of one run parameter. */
public enum Validity implements Spelled {
    NOT_IN_USE("NotInUse"),
    NOT_SET("NotSet"),
    OUT_OF_RANGE("OutOfRange"),
    VALID("Valid");

    private final String wire;

    Validity(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
