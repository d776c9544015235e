package org.ferrule.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedSightTest {
    private final AtomicInteger made = new AtomicInteger();
    private final SharedSight<Integer> sight = new SharedSight<>();

    private int seenBy(String who) throws Exception {
        return sight.of(who, made::incrementAndGet);
    }

    @Test
    void severalChecksLookAtTheSame() throws Exception {
        assertThat(seenBy("RES-008")).isEqualTo(1);
        assertThat(seenBy("RES-001")).isEqualTo(1);
        assertThat(seenBy("RES-002")).isEqualTo(1);
    }

    @Test
    void aCheckThatIsRepeatedSeesANewOneAndSoDoTheOthersAfterIt() throws Exception {
        seenBy("RES-008");
        seenBy("RES-001");

        assertThat(seenBy("RES-008")).isEqualTo(2);
        assertThat(seenBy("RES-001")).isEqualTo(2);
        assertThat(seenBy("RES-001")).isEqualTo(3);
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgain() throws Exception {
        assertThatThrownBy(() -> sight.of("RES-008", () -> {
                    throw new IOException("the runtime has ended");
                }))
                .isInstanceOf(IOException.class);

        assertThat(seenBy("RES-008")).isEqualTo(1);
    }
}
