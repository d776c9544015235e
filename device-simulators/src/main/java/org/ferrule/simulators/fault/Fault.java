package org.ferrule.simulators.fault;

/** Everything that goes wrong between real devices and those who talk to them. docs/faults.md says who can be told what. */
public enum Fault {
    /** The connection ends. */
    DROP("drop", Level.WIRE),
    /** Nobody is let in. */
    REFUSE("refuse", Level.WIRE),
    /** Bytes go nowhere. */
    BLACK_HOLE("blackhole", Level.WIRE),
    /** The device is gone without a word, and the connection seems to stand. */
    HALF_OPEN("halfopen", Level.WIRE),
    /** Answers come in pieces. */
    SLICE("slice", Level.WIRE),
    /** Several answers come as one. */
    COALESCE("coalesce", Level.WIRE),
    /** Answers come late; 90 or 110 % of a timeout, for example. */
    DELAY("delay", Level.WIRE),
    /** An answer comes only when the next one is expected, and looks like it. */
    LATE("late", Level.WIRE),
    /** An answer comes twice. */
    DUPLICATE("duplicate", Level.WIRE),
    /** A byte is another: a wrong check sum where there is one, a wrong character where there is none. */
    CORRUPT("corrupt", Level.WIRE),
    /** An answer carries the number of another request. */
    TRANSACTION("transaction", Level.DEVICE),
    /** The two halves of long numbers trade places. */
    WORD_ORDER("words", Level.DEVICE),
    /** Requests are refused with a code. */
    EXCEPTION("exception", Level.DEVICE),
    /** Orders are acknowledged and not followed. */
    IGNORE("ignore", Level.DEVICE),
    /** Another value than the written one is put into force, and reported as success. */
    CLAMP("clamp", Level.DEVICE),
    /** Power is lost and comes back, also in the middle of something. */
    REBOOT("reboot", Level.DEVICE),
    /** Another device of the same kind is there. */
    SERIAL("serial", Level.DEVICE),
    /** Somebody acts at the device itself. */
    PANEL("panel", Level.DEVICE),
    /** It says very much at once without being asked. */
    BURST("burst", Level.DEVICE),
    /** Its clock is off. */
    CLOCK("clock", Level.DEVICE),
    /** What it measures does not change any more. */
    STUCK("stuck", Level.DEVICE),
    /** What it measures is no number. */
    NAN("nan", Level.DEVICE);

    private final String word;
    private final Level level;

    /** Where something goes wrong. */
    public enum Level {
        /** On the way, whatever the device is. */
        WIRE,
        /** In the device. */
        DEVICE
    }

    Fault(String word, Level level) {
        this.word = word;
        this.level = level;
    }

    /** The first word of its commands, unless a device has a better one. */
    public String word() {
        return word;
    }

    public Level level() {
        return level;
    }
}
