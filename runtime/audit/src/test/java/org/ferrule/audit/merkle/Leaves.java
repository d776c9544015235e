package org.ferrule.audit.merkle;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Leaves to make trees of. */
final class Leaves {
    private static final List<String> PUBLISHED =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private Leaves() {}

    /** The eight leaves for which Certificate Transparency publishes roots and proofs. */
    static List<byte[]> published() {
        TreeHash hash = new TreeHash();
        return PUBLISHED.stream()
                .map(digits -> hash.leaf(HexFormat.of().parseHex(digits)))
                .toList();
    }

    static List<byte[]> numbered(int count) {
        TreeHash hash = new TreeHash();
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(hash.leaf(Integer.toString(i).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        }
        return leaves;
    }

    static LeafHashes source(List<byte[]> leaves) {
        return (first, end, sink) -> leaves.subList((int) first, (int) end).forEach(sink::accept);
    }

    static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(TreeHash::hex).toList();
    }
}
