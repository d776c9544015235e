package org.ferrule.transport.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.SharedLink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All six functions against a server that shares no code with j2mod. */
final class PeerDeviceIT {
    /** The peer needs long for its first answer, while its classes are loaded. */
    private static final Duration PATIENT = Duration.ofSeconds(5);

    /** More than 127 data bytes in an RTU request break the peer's own parser, which takes the byte count as signed. */
    static final int MOST_REGISTERS_OVER_RTU = 63;

    private static PeerDevice peer(String variant) throws Exception {
        return variant.equals("tcp") ? PeerDevice.tcp() : PeerDevice.rtuOverTcp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "rtu-tcp"})
    void everyFunctionAgreesWithAnIndependentServer(String variant) throws Exception {
        try (PeerDevice peer = peer(variant);
                SharedLink shared = Links.tcp(variant, peer.port(), PATIENT)) {
            everyFunction(Links.lease(shared), variant.equals("tcp") ? 123 : MOST_REGISTERS_OVER_RTU);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "rtu-tcp"})
    void addressesAndCountsAtTheLimitsWork(String variant) throws Exception {
        try (PeerDevice peer = peer(variant);
                SharedLink shared = Links.tcp(variant, peer.port(), PATIENT)) {
            ModbusLink link = Links.lease(shared);
            assertThat(link.readHoldingRegisters(1, 0, 125).uint16(124)).isEqualTo(224);
            assertThat(link.readCoils(1, 0, 2000)).hasSize(2000);
            assertThat(link.readHoldingRegisters(1, 65535, 1).count()).isEqualTo(1);
            assertThatThrownBy(() -> link.readHoldingRegisters(1, 65535, 2))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "rtu-tcp"})
    @SuppressWarnings("try") // closing twice is what is tested
    void aClosedLinkSaysSo(String variant) throws Exception {
        try (PeerDevice peer = peer(variant);
                SharedLink shared = Links.tcp(variant, peer.port(), PATIENT)) {
            ModbusLink link = Links.lease(shared);
            link.readHoldingRegisters(1, 0, 1);
            shared.close();
            shared.close();
            assertThatThrownBy(() -> link.readHoldingRegisters(1, 0, 1))
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            e -> assertThat(e.isSent()).isFalse())
                    .hasMessageContaining("the link was closed");
        }
    }

    static void everyFunction(ModbusLink link, int most) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        assertThat(link.readHoldingRegisters(1, 10, 3)).isEqualTo(Registers.of(110, 111, 112));
        assertThat(link.readHoldingRegisters(2, 10, 1)).isEqualTo(Registers.of(210));
        assertThat(link.readInputRegisters(1, 0, 2)).isEqualTo(Registers.of(1100, 1101));
        assertThat(link.readCoils(1, 0, 10))
                .isEqualTo(IntStream.range(0, 10).mapToObj(i -> i % 3 == 0).toList());
        assertThat(link.readDiscreteInputs(1, 0, 19))
                .isEqualTo(IntStream.range(0, 19).mapToObj(i -> i % 3 == 1).toList());
        Registers words = Registers.of(random.ints(most, 0, 65536).toArray());
        link.writeRegisters(2, 40, words);
        assertThat(link.readHoldingRegisters(2, 40, most)).isEqualTo(words);
        List<Boolean> bits = new ArrayList<>();
        int count = 1 + random.nextInt(600);
        for (int i = 0; i < count; i++) {
            bits.add(random.nextBoolean());
        }
        link.writeCoils(2, 7, bits);
        assertThat(link.readCoils(2, 7, bits.size())).isEqualTo(bits);
    }
}
