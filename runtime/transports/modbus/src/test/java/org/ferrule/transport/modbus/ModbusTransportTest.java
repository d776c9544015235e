package org.ferrule.transport.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.SharedLink;
import org.junit.jupiter.api.Test;

final class ModbusTransportTest {
    @Test
    void anUnknownVariantIsRefusedWithTheKnownOnes() {
        Map<String, Value> settings = Map.of("timeout", new Value.Span(Links.TIMEOUT));
        assertThatThrownBy(() -> Links.open("udp", settings))
                .isInstanceOfSatisfying(
                        ConfigurationException.class, e -> assertThat(e.field()).isEqualTo("modbus"))
                .hasMessageContaining("tcp, rtu-tcp or rtu");
    }

    @Test
    void openingAndClosingConnectsNothing() throws Exception {
        try (SharedLink shared = Links.rtu("/dev/ttyNONE7")) {
            assertThat(shared).hasToString("link 'line1' (/dev/ttyNONE7)");
        }
    }
}
