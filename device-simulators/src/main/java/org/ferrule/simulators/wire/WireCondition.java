package org.ferrule.simulators.wire;

import java.util.Optional;
import org.ferrule.simulators.fault.Fault;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.fault.FaultSetting;
import org.ferrule.simulators.fault.FaultWords;

/** What is wrong with a wire, whatever it is made of. Thread-safe. */
final class WireCondition {

    private static final int LONGEST = 600_000;

    private final FaultCommands commands = new FaultCommands();
    private final FaultSetting<Boolean> isBlackHole = commands.flags(Fault.BLACK_HOLE, "blackhole on|off");
    private final FaultSetting<Integer> slice = amount(Fault.SLICE, "slice BYTES|off");
    private final FaultSetting<Integer> coalesceMillis = amount(Fault.COALESCE, "coalesce MS|off");
    private final FaultSetting<Integer> delayMillis = amount(Fault.DELAY, "delay MS|off");
    private final FaultSetting<Integer> nextDelayMillis =
            commands.sets(Fault.DELAY, "delay MS once", 0, words -> words.number(1, 1, LONGEST));
    private final FaultSetting<Boolean> isNextLate = commands.sets(Fault.LATE, "late", false, words -> true);
    private final FaultSetting<Boolean> isNextDoubled =
            commands.sets(Fault.DUPLICATE, "duplicate", false, words -> true);
    private final FaultSetting<Optional<Spoilt>> nextCorrupt = commands.sets(
            Fault.CORRUPT, "corrupt POSITION [BITS]", Optional.empty(), words -> Optional.of(Spoilt.of(words)));

    /**
     * A byte that arrives as another.
     *
     * @param position from 0, or from the end: -1
     * @param bits that are the other way round
     */
    record Spoilt(int position, int bits) {
        /** Makes another character of a digit, and of a letter too. */
        private static final int USUAL = 0x15;

        private static final int BYTE = 0xFF;

        static Spoilt of(FaultWords words) {
            int bits = words.text(2).isEmpty() ? USUAL : words.number(2, 1, BYTE);
            return new Spoilt(words.number(1, -LONGEST, LONGEST), bits);
        }
    }

    /**
     * What happens to one answer.
     *
     * @param slice bytes a piece, 0 for all at once
     * @param coalesceMillis how long it waits for others, 0 for not
     * @param delayMillis how much later it comes
     * @param isLate whether it waits for the next request
     * @param isDoubled whether it comes twice
     * @param corrupt which byte is another
     */
    record Now(
            int slice,
            int coalesceMillis,
            int delayMillis,
            boolean isLate,
            boolean isDoubled,
            Optional<Spoilt> corrupt) {

        byte[] corrupted(byte[] answer) {
            if (corrupt.isEmpty()) {
                return answer;
            }
            byte[] spoilt = answer.clone();
            int at = Math.floorMod(corrupt.get().position(), spoilt.length);
            spoilt[at] = (byte) (spoilt[at] ^ corrupt.get().bits());
            return spoilt;
        }
    }

    /** All orders; the wire adds those that only its own kind can carry out. */
    FaultCommands commands() {
        return commands;
    }

    boolean isBlackHole() {
        return isBlackHole.get();
    }

    /** The fate of the next answer; what was ordered for one answer is used up by it. */
    Now next() {
        return new Now(
                slice.get(),
                coalesceMillis.get(),
                Math.max(delayMillis.get(), nextDelayMillis.take()),
                isNextLate.take(),
                isNextDoubled.take(),
                nextCorrupt.take());
    }

    private FaultSetting<Integer> amount(Fault fault, String usage) {
        return commands.sets(fault, usage, 0, words -> words.numberOrOff(1, 1, LONGEST));
    }
}
