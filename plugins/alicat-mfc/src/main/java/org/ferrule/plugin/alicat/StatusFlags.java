package org.ferrule.plugin.alicat;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The status flags of register 1201 as the codes that the same controller shows in its data frames. */
final class StatusFlags {
    private static final int BITS = 32;

    private static final Map<Integer, StatusCode> MEANING = Map.ofEntries(
            Map.entry(0, StatusCode.TOV),
            Map.entry(1, StatusCode.TOV),
            Map.entry(2, StatusCode.VOV),
            Map.entry(3, StatusCode.VOV),
            Map.entry(4, StatusCode.MOV),
            Map.entry(5, StatusCode.MOV),
            Map.entry(6, StatusCode.POV),
            Map.entry(7, StatusCode.OVR),
            Map.entry(8, StatusCode.HLD),
            Map.entry(9, StatusCode.ADC),
            Map.entry(10, StatusCode.EXH),
            Map.entry(11, StatusCode.OPL),
            Map.entry(12, StatusCode.TMF));

    private StatusFlags() {}

    /** A bit without a meaning here is kept as {@code BIT13}. */
    static SortedSet<String> codes(long flags) {
        SortedSet<String> codes = new TreeSet<>();
        IntStream.range(0, BITS).filter(bit -> (flags >>> bit & 1) != 0).forEach(bit -> {
            StatusCode known = MEANING.get(bit);
            codes.add(known == null ? "BIT" + bit : known.name());
        });
        return codes;
    }
}
