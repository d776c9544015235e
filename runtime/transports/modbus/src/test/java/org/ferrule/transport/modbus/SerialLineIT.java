package org.ferrule.transport.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.transport.line.SerialCable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Serial RTU over pseudo-terminals, so with no real baud rate and no parity. */
@Timeout(60)
final class SerialLineIT {
    private static final int SILENT = 9;

    @Test
    void everyFunctionAgreesWithAnIndependentServer() throws Exception {
        try (SerialCable cable = new SerialCable();
                PeerDevice peer = PeerDevice.serial(cable.device());
                SharedLink shared = Links.rtu(cable.host(), Duration.ofSeconds(5))) {
            assertThat(peer.requests).hasValue(0);
            PeerDeviceIT.everyFunction(Links.lease(shared), PeerDeviceIT.MOST_REGISTERS_OVER_RTU);
        }
    }

    @Test
    void aSilentSlaveTimesOutAndTheOthersOnItsLineAnswer() throws Exception {
        try (SerialCable cable = new SerialCable();
                PeerDevice peer = PeerDevice.serial(cable.device());
                SharedLink shared = Links.rtu(cable.host())) {
            ModbusLink first = Links.lease(shared);
            ModbusLink second = Links.lease(shared);
            ModbusLink silent = Links.lease(shared);
            for (int i = 0; i < 3; i++) {
                assertThat(first.readHoldingRegisters(1, i, 1)).isEqualTo(Registers.of(100 + i));
                ConnectionException failure =
                        catchThrowableOfType(ConnectionException.class, () -> silent.readInputRegisters(SILENT, 0, 1));
                assertThat(failure.fault()).isEqualTo(CommFault.TIMEOUT);
                assertThat(failure).hasMessageContaining("unit 9").hasMessageContaining(cable.host());
                assertThat(second.readHoldingRegisters(2, i, 1)).isEqualTo(Registers.of(200 + i));
            }
            assertThat(peer.requests).hasValue(6);
        }
    }

    @Test
    void threeEquipmentsShareTheLineFairly() throws Exception {
        try (SerialCable cable = new SerialCable();
                PeerDevice peer = PeerDevice.serial(cable.device());
                SharedLink shared = Links.rtu(cable.host())) {
            List<Thread> threads = new ArrayList<>();
            int[] failures = new int[3];
            for (int n = 0; n < 3; n++) {
                int mine = n;
                ModbusLink link = Links.lease(shared);
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 20; i++) {
                        try {
                            assertThat(link.readHoldingRegisters(1 + mine % 2, mine, 1).count())
                                    .isEqualTo(1);
                        } catch (Exception e) {
                            failures[mine]++;
                        }
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join(30_000);
            }
            assertThat(failures).containsOnly(0);
            assertThat(peer.requests).hasValue(60);
        }
    }

    @Test
    void aMissingPortSaysSo() throws Exception {
        try (SharedLink shared = Links.rtu("/dev/ttyNONE7")) {
            ConnectionException failure =
                    catchThrowableOfType(ConnectionException.class, () -> Links.lease(shared).readCoils(1, 0, 1));
            assertThat(failure.isSent()).isFalse();
            assertThat(failure.fault()).isEqualTo(CommFault.NOT_CONNECTED);
            assertThat(failure).hasMessageContaining("/dev/ttyNONE7").hasMessageContaining("check");
        }
    }

    @Test
    void aCablePulledOutIsReportedAndClosingStaysBounded() throws Exception {
        SharedLink shared;
        try (SerialCable cable = new SerialCable();
                PeerDevice peer = PeerDevice.serial(cable.device())) {
            shared = Links.rtu(cable.host());
            assertThat(Links.lease(shared).readHoldingRegisters(1, 0, 1)).isEqualTo(Registers.of(100));
            assertThat(peer.requests).hasValue(1);
        }
        try (shared) {
            ConnectionException failure = catchThrowableOfType(
                    ConnectionException.class, () -> Links.lease(shared).readHoldingRegisters(1, 0, 1));
            assertThat(failure).isNotNull();
            assertThat(failure.isSent()).as(failure.getMessage()).isFalse();
        }
    }
}
