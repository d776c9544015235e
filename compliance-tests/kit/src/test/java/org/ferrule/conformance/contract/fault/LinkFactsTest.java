package org.ferrule.conformance.contract.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.ferrule.conformance.contract.NotTestedException;
import org.junit.jupiter.api.Test;

class LinkFactsTest {
    @Test
    void takesTheTimeoutThatIsStated() throws NotTestedException {
        assertThat(new LinkFacts("modbus", "tcp", Map.of("timeout", "500 ms")).timeout())
                .hasMillis(500);
    }

    @Test
    void takesTheRuntimesOwnTimeoutOtherwise() throws NotTestedException {
        assertThat(new LinkFacts("modbus", "tcp", Map.of()).timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(new LinkFacts("opcua", "opc.tcp://127.0.0.1:4840", Map.of()).timeout())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void spoilsNothingThatAFrameWithoutCheckSumCannotTell() {
        assertThat(new LinkFacts("modbus", "tcp", Map.of()).telling())
                .allMatch(position -> position >= 0 && position < 9);
        assertThat(new LinkFacts("modbus", "rtu-tcp", Map.of()).telling()).contains(-1);
    }
}
