package org.ferrule.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {
    /** As published with Certificate Transparency's test data. */
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void hasThePublishedRoots() {
        Frontier frontier = new Frontier();
        assertThat(TreeHash.hex(frontier.root())).isEqualTo(ROOTS.get(0));
        for (byte[] leaf : Leaves.published()) {
            frontier.append(leaf);
            assertThat(TreeHash.hex(frontier.root())).isEqualTo(ROOTS.get((int) frontier.size()));
        }
        assertThat(frontier.size()).isEqualTo(8);
    }

    @Test
    void hasTheRootOfTheDefinitionAndGoesOnFromWhatWasKept() {
        List<byte[]> leaves = Leaves.numbered(300);
        Frontier frontier = new Frontier();
        for (int size = 1; size <= 300; size++) {
            frontier = new Frontier(frontier.size(), frontier.toBytes());
            frontier.append(leaves.get(size - 1));
            assertThat(frontier.root()).isEqualTo(ReferenceTree.root(leaves.subList(0, size)));
        }
    }

    @Test
    void doesNotTakeAFrontierOfAnotherSize() {
        Frontier frontier = new Frontier();
        Leaves.numbered(6).forEach(frontier::append);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frontier(7, frontier.toBytes()))
                .withMessage("a tree of 7 leaves does not have a frontier of 64 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> new Frontier(-1, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> frontier.append(new byte[32], 2));
    }

    @Test
    void aRangeAndTheSubtreesAroundItGiveTheRoot() throws IOException {
        List<byte[]> all = Leaves.numbered(33);
        for (int size = 1; size <= all.size(); size++) {
            LeafHashes source = Leaves.source(all.subList(0, size));
            for (int first = 0; first < size; first++) {
                for (int end = first; end <= size; end++) {
                    Frontier frontier = new Frontier();
                    CoveringSubtrees.append(frontier, CoveringSubtrees.before(source, first), first);
                    all.subList(first, end).forEach(frontier::append);
                    CoveringSubtrees.append(frontier, CoveringSubtrees.after(source, end, size), size);
                    assertThat(frontier.root()).isEqualTo(source.root(0, size));
                }
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoveringSubtrees.append(new Frontier(), all.subList(0, 3), 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CoveringSubtrees.append(new Frontier(), all.subList(0, 1), 3));
    }
}
