package org.ferrule.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ferrule.audit.merkle.ConsistencyProof.Tree;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;

class ConsistencyProofTest {
    private static final int LARGEST = Boolean.getBoolean("ferrule.exhaustive") ? 300 : 130;

    @Test
    void isThePublishedOne() throws IOException {
        LeafHashes source = Leaves.source(Leaves.published());

        assertThat(ConsistencyProof.make(source, 1, 1)).isEmpty();
        assertThat(Leaves.hex(ConsistencyProof.make(source, 1, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(Leaves.hex(ConsistencyProof.make(source, 6, 8)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(Leaves.hex(ConsistencyProof.make(source, 2, 5)))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    @Proves(Req.AUD_022)
    void joinsEachTreeToEachOlderOne() throws IOException {
        List<byte[]> leaves = Leaves.numbered(LARGEST);
        LeafHashes source = Leaves.source(leaves);
        List<byte[]> roots = roots(leaves);
        int pairs = 0;
        for (int newer = 0; newer <= LARGEST; newer++) {
            for (int older = 0; older <= newer; older++) {
                List<byte[]> path = ConsistencyProof.make(source, older, newer);
                Tree before = new Tree(older, TreeHash.hex(roots.get(older)));
                Tree after = new Tree(newer, TreeHash.hex(roots.get(newer)));
                assertThat(ConsistencyProof.isValid(before, after, path)).isTrue();
                assertForgeriesAreRejected(before, after, path);
                pairs++;
            }
        }
        assertThat(pairs).isEqualTo((LARGEST + 1) * (LARGEST + 2) / 2);
    }

    private static List<byte[]> roots(List<byte[]> leaves) {
        List<byte[]> roots = new ArrayList<>();
        Frontier frontier = new Frontier();
        roots.add(frontier.root());
        for (byte[] leaf : leaves) {
            frontier.append(leaf);
            roots.add(frontier.root());
        }
        return roots;
    }

    private static void assertForgeriesAreRejected(Tree before, Tree after, List<byte[]> path) {
        String forged = before.root().replaceFirst("^.", before.root().startsWith("0") ? "1" : "0");
        assertThat(ConsistencyProof.isValid(new Tree(before.size(), forged), after, path))
                .isFalse();
        assertThat(ConsistencyProof.isValid(after, before, path)).isEqualTo(after.size() == before.size());
        for (int step = 0; step < path.size(); step++) {
            List<byte[]> changed = new ArrayList<>(path);
            byte[] flipped = path.get(step).clone();
            flipped[31] ^= 1;
            changed.set(step, flipped);
            assertThat(ConsistencyProof.isValid(before, after, changed)).isFalse();
            changed.remove(step);
            assertThat(ConsistencyProof.isValid(before, after, changed)).isFalse();
        }
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(HexFormat.of().parseHex(after.root()));
        assertThat(ConsistencyProof.isValid(before, after, longer)).isFalse();
    }

    @Test
    @Proves(Req.AUD_022)
    void isTheDefinitionsOne() throws IOException {
        List<byte[]> all = Leaves.numbered(64);
        for (int newer = 1; newer <= all.size(); newer++) {
            List<byte[]> leaves = all.subList(0, newer);
            for (int older = 1; older <= newer; older++) {
                assertThat(Leaves.hex(ConsistencyProof.make(Leaves.source(leaves), older, newer)))
                        .isEqualTo(Leaves.hex(ReferenceTree.proof(older, leaves)));
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ConsistencyProof.make(Leaves.source(all), 5, 4));
    }
}
