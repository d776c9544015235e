package org.ferrule.simulators.wire;

import java.util.OptionalInt;

/** What is wrong with a wire. Thread-safe. */
final class WireCondition {

    private boolean isBlackHole;
    private int slice;
    private int coalesceMillis;
    private int delayMillis;
    private boolean isNextLate;
    private boolean isNextDoubled;
    private OptionalInt nextCorrupt = OptionalInt.empty();

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
    record Now(int slice, int coalesceMillis, int delayMillis, boolean isLate, boolean isDoubled, OptionalInt corrupt) {

        byte[] corrupted(byte[] answer) {
            if (corrupt.isEmpty()) {
                return answer;
            }
            byte[] spoilt = answer.clone();
            int at = Math.floorMod(corrupt.getAsInt(), spoilt.length);
            spoilt[at] ^= 0x15;
            return spoilt;
        }
    }

    /** Takes an order that is not about connections; answers false for one that is. */
    synchronized boolean takes(WireFault fault) {
        switch (fault.kind()) {
            case BLACKHOLE -> isBlackHole = fault.argument() == 1;
            case SLICE -> slice = fault.argument();
            case COALESCE -> coalesceMillis = fault.argument();
            case DELAY -> delayMillis = fault.argument();
            case LATE -> isNextLate = true;
            case DUPLICATE -> isNextDoubled = true;
            case CORRUPT -> nextCorrupt = OptionalInt.of(fault.argument());
            case CLEAR -> clear();
            case DROP, REFUSE, HALFOPEN -> {
                return false;
            }
        }
        return true;
    }

    synchronized boolean isBlackHole() {
        return isBlackHole;
    }

    /** The fate of the next answer; what was ordered for one answer is used up by it. */
    synchronized Now next() {
        Now now = new Now(slice, coalesceMillis, delayMillis, isNextLate, isNextDoubled, nextCorrupt);
        isNextLate = false;
        isNextDoubled = false;
        nextCorrupt = OptionalInt.empty();
        return now;
    }

    private void clear() {
        isBlackHole = false;
        slice = 0;
        coalesceMillis = 0;
        delayMillis = 0;
        isNextLate = false;
        isNextDoubled = false;
        nextCorrupt = OptionalInt.empty();
    }
}
