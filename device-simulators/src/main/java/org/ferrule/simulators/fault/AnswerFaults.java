package org.ferrule.simulators.fault;

/** What a device does to its answers, whatever they say. */
public final class AnswerFaults {

    private static final int LONGEST_DELAY = 60_000;

    private final FaultSetting<Boolean> isSilent;
    private final FaultSetting<Integer> delayMillis;

    /** Declares the commands. */
    public AnswerFaults(FaultCommands commands) {
        isSilent = commands.flags("silent on|off");
        delayMillis = commands.sets(Fault.DELAY, "delay MS", 0, words -> words.number(1, 0, LONGEST_DELAY));
    }

    /** Whether requests get no answer. */
    public boolean isSilent() {
        return isSilent.get();
    }

    /** How long each answer is held back, ms. */
    public int delayMillis() {
        return delayMillis.get();
    }
}
