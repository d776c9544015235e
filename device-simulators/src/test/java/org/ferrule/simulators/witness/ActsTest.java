package org.ferrule.simulators.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActsTest {

    @Test
    void theOldestActsAreForgottenAndCounted() {
        Acts acts = new Acts(2);
        acts.asked("write 1", "0001");
        acts.asked("write 2", "0002").refuse();
        acts.asked("write 3", "");

        assertThat(acts.from(0))
                .isEqualTo(new Acts.Memory(
                        3, 1, List.of(new Act("write 2", "0002", true), new Act("write 3", "", false))));
        assertThat(acts.from(2).acts()).containsExactly(new Act("write 3", "", false));
        assertThat(acts.from(2).dropped()).isZero();
        assertThat(acts.from(3).acts()).isEmpty();
    }

    @Test
    void aLongValueIsCut() {
        Acts acts = new Acts();
        acts.asked("send D", "x".repeat(300));

        assertThat(acts.from(0).acts().get(0).value()).hasSize(203).endsWith("x...");
    }
}
