package org.ferrule.transport.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import java.time.Duration;
import java.util.Locale;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.SharedLink;
import org.junit.jupiter.api.Test;

/** Reading 100 registers through the link against j2mod's own client on the same server. */
final class SpeedIT {
    private static final int ROUNDS = 5;
    private static final int READS = 2000;

    @Test
    void aReadCostsLittleMoreThanWithTheBareLibrary() throws Exception {
        try (BrokenServer server = new BrokenServer((request, socket, out) -> out.write(BrokenServer.good(request)));
                SharedLink shared = Links.tcp("tcp", server.port(), Duration.ofSeconds(5))) {
            ModbusLink link = Links.lease(shared);
            ModbusTCPMaster bare = new ModbusTCPMaster("127.0.0.1", server.port(), 5000, false);
            bare.connect();
            double best = 0;
            for (int round = 0; round < ROUNDS; round++) {
                double ours = perSecond(() -> link.readHoldingRegisters(1, 0, 100));
                double theirs = perSecond(() -> bare.readMultipleRegisters(1, 0, 100));
                best = Math.max(best, ours / theirs);
                System.out.printf(
                        Locale.ROOT, "reads/s: link %.0f, bare j2mod %.0f, ratio %.2f%n", ours, theirs, ours / theirs);
            }
            bare.disconnect();
            assertThat(best).isGreaterThan(0.4);
        }
    }

    private static double perSecond(Read read) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < READS; i++) {
            read.run();
        }
        return READS * 1e9 / (System.nanoTime() - start);
    }

    /** One read. */
    @FunctionalInterface
    private interface Read {
        void run() throws Exception;
    }
}
