package org.ferrule.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.audit.merkle.InclusionProof.Place;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;

class InclusionProofTest {
    @Test
    @Proves(Req.AUD_023)
    void isThePublishedOne() throws IOException {
        List<byte[]> leaves = Leaves.published();

        assertThat(Leaves.hex(InclusionProof.make(Leaves.source(leaves), 0, 8)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(Leaves.hex(InclusionProof.make(Leaves.source(leaves), 5, 8)))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(Leaves.hex(InclusionProof.make(Leaves.source(leaves), 1, 5)))
                .containsExactly(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @Test
    @Proves(Req.AUD_023)
    void leadsToTheRootFromItsOwnLeafAtItsOwnPlaceAlone() throws IOException {
        List<byte[]> all = Leaves.numbered(40);
        int rejected = 0;
        for (int size = 1; size <= all.size(); size++) {
            List<byte[]> leaves = all.subList(0, size);
            byte[] root = ReferenceTree.root(leaves);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = InclusionProof.make(Leaves.source(leaves), index, size);
                Place place = new Place(index, size);
                assertThat(Leaves.hex(path)).isEqualTo(Leaves.hex(ReferenceTree.path(index, leaves)));
                assertThat(InclusionProof.isValid(place, leaves.get(index), path, root))
                        .isTrue();
                for (int other = 0; other < size; other++) {
                    if (other != index) {
                        Place wrong = new Place(other, size);
                        assertThat(InclusionProof.isValid(wrong, leaves.get(index), path, root))
                                .isFalse();
                        assertThat(InclusionProof.isValid(place, leaves.get(other), path, root))
                                .isFalse();
                        rejected++;
                    }
                }
                assertChangedPathsAreRejected(place, leaves.get(index), path, root);
            }
        }
        assertThat(rejected).isGreaterThan(20_000);
    }

    private static void assertChangedPathsAreRejected(Place place, byte[] leaf, List<byte[]> path, byte[] root) {
        for (int step = 0; step < path.size(); step++) {
            List<byte[]> shorter = new ArrayList<>(path);
            shorter.remove(step);
            assertThat(InclusionProof.isValid(place, leaf, shorter, root)).isFalse();
            List<byte[]> changed = new ArrayList<>(path);
            byte[] flipped = path.get(step).clone();
            flipped[step % 32] ^= 1;
            changed.set(step, flipped);
            assertThat(InclusionProof.isValid(place, leaf, changed, root)).isFalse();
        }
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(root);
        assertThat(InclusionProof.isValid(place, leaf, longer, root)).isFalse();
        Place beyond = new Place(place.size(), place.size());
        assertThat(InclusionProof.isValid(beyond, leaf, path, root)).isFalse();
        assertThat(InclusionProof.isValid(new Place(-1, place.size()), leaf, path, root))
                .isFalse();
    }

    @Test
    void isNotMadeForALeafThatIsNotThere() {
        LeafHashes source = Leaves.source(Leaves.numbered(3));
        LeafHashes short2 = (first, end, sink) -> sink.accept(new byte[32]);

        assertThatIllegalArgumentException().isThrownBy(() -> InclusionProof.make(source, 3, 3));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> InclusionProof.make(short2, 0, 5))
                .withMessageContaining("only 1 are there");
    }
}
