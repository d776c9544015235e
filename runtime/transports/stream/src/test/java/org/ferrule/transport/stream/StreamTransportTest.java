package org.ferrule.transport.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.ferrule.api.transport.SharedLink;
import org.junit.jupiter.api.Test;

final class StreamTransportTest {
    @Test
    void openingAndClosingConnectsNothing() throws Exception {
        try (SharedLink shared = LineDevice.serial("/dev/ttyNONE7")) {
            assertThat(shared).hasToString("link 'bench' (/dev/ttyNONE7)");
        }
    }
}
