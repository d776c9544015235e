package org.ferrule.conformance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
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
        assertThat(spoilings(new LinkFacts("modbus", "tcp", Map.of()), true))
                .allMatch(order -> order.matches("corrupt [0-8]"));
        assertThat(spoilings(new LinkFacts("stream", "tcp", Map.of()), false)).containsOnly("corrupt 0", "corrupt -1");
        assertThat(spoilings(new LinkFacts("opcua", "opc.tcp://127.0.0.1:4840", Map.of("security", "None")), true))
                .allMatch(order -> order.matches("corrupt [0-7]"));
    }

    @Test
    void spoilsAnyByteWhereItCanBeTold() {
        assertThat(spoilings(new LinkFacts("modbus", "rtu-tcp", Map.of()), false))
                .anyMatch(order -> order.matches("corrupt [0-9]{2,}"));
        assertThat(spoilings(new LinkFacts("stream", "tcp", Map.of()), true))
                .anyMatch(order -> order.matches("corrupt [0-9]{2,} 128"))
                .noneMatch(order -> order.matches("corrupt [0-9]{2,}"));
    }

    private static List<String> spoilings(LinkFacts link, boolean isPlainText) {
        Random random = new Random(1);
        return Stream.generate(() -> link.spoiling(random, isPlainText))
                .limit(100)
                .toList();
    }
}
