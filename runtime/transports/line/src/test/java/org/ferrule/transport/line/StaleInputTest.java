package org.ferrule.transport.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StaleInputTest {
    @Test
    void ofAFloodOnlyTheLatestIsKept() {
        byte[] flood = "x".repeat(StaleInput.MOST).getBytes(StandardCharsets.US_ASCII);
        byte[] end = "end, and not this".getBytes(StandardCharsets.US_ASCII);

        byte[] kept = new StaleInput().add(flood, flood.length).add(end, 3).bytes();

        assertThat(kept).hasSize(StaleInput.MOST);
        assertThat(new String(kept, StandardCharsets.US_ASCII)).endsWith("xend");
    }
}
