package org.ferrule.transport.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.transport.line.ProcessResources;
import org.ferrule.transport.line.SerialCable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blocked calls can be ended, and links leave nothing behind. */
@Timeout(120)
final class LifecycleIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void anInterruptEndsABlockedCallOverTcp() throws Exception {
        try (BrokenServer silent = new BrokenServer((request, socket, out) -> {});
                SharedLink shared = Links.tcp("tcp", silent.port(), LONG)) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread lane = calling(shared, failure);
            Awaitility.await().until(() -> !silent.requests.isEmpty());
            lane.interrupt();
            assertEnds(lane, failure, CommFault.TIMEOUT);
        }
    }

    @Test
    void anInterruptEndsTheWaitForTheLine() throws Exception {
        try (BrokenServer silent = new BrokenServer((request, socket, out) -> {});
                SharedLink shared = Links.tcp("tcp", silent.port(), LONG)) {
            Thread holder = calling(shared, new AtomicReference<>());
            Awaitility.await().until(() -> !silent.requests.isEmpty());
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread waiter = calling(shared, failure);
            Awaitility.await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
            waiter.interrupt();
            assertEnds(waiter, failure, CommFault.TIMEOUT);
            assertThat(((ConnectionException) failure.get()).isSent()).isFalse();
            holder.interrupt();
            holder.join(1000);
        }
    }

    @Test
    void anInterruptEndsABlockedCallOnASerialLine() throws Exception {
        try (SerialCable cable = new SerialCable();
                SharedLink shared = Links.rtu(cable.host(), LONG)) {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread lane = calling(shared, failure);
            Awaitility.await().until(() -> lane.getState() == Thread.State.TIMED_WAITING);
            lane.interrupt();
            assertEnds(lane, failure, CommFault.TIMEOUT);
        }
    }

    @Test
    void closingTheLinkEndsABlockedCall() throws Exception {
        try (BrokenServer silent = new BrokenServer((request, socket, out) -> {})) {
            SharedLink shared = Links.tcp("tcp", silent.port(), LONG);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread lane = calling(shared, failure);
            Awaitility.await().until(() -> !silent.requests.isEmpty());
            shared.close();
            assertEnds(lane, failure, CommFault.NOT_CONNECTED);
        }
    }

    @Test
    void waitingForTheLineIsBounded() throws Exception {
        try (BrokenServer silent = new BrokenServer((request, socket, out) -> {});
                SharedLink shared = Links.tcp("tcp", silent.port(), Duration.ofMillis(100))) {
            List<Thread> crowd = new ArrayList<>();
            List<AtomicReference<Throwable>> failures = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                failures.add(new AtomicReference<>());
                crowd.add(calling(shared, failures.get(i)));
            }
            for (Thread thread : crowd) {
                thread.join(10_000);
            }
            assertThat(failures)
                    .extracting(failure -> failure.get().getMessage())
                    .anyMatch(message -> message.contains("others used the line for 500 ms"))
                    .anyMatch(message -> message.contains("no answer after"));
        }
    }

    @Test
    void aClosedLeaseRefusesAndTheOtherLeasesWork() throws Exception {
        try (PeerDevice peer = PeerDevice.tcp();
                SharedLink shared = Links.tcp("tcp", peer.port())) {
            LinkLease lease = shared.lease(new EquipmentId("gone"), reason -> {});
            ModbusLink link = (ModbusLink) lease.link();
            lease.close();
            lease.close();
            assertThatThrownBy(() -> link.readCoils(1, 0, 1))
                    .isInstanceOfSatisfying(ConnectionException.class, e -> {
                        assertThat(e.isSent()).isFalse();
                        assertThat(e.fault()).isEqualTo(CommFault.NOT_CONNECTED);
                    })
                    .hasMessageContaining("gone");
            assertThat(Links.lease(shared).readCoils(1, 0, 1)).containsExactly(true);
        }
    }

    /** Otherwise another device could answer in the place of the one that was identified. */
    @Test
    void everySessionEndsWithTheConnectionThatItBeganOn() throws Exception {
        try (BrokenServer server = new BrokenServer((request, socket, out) -> out.write(BrokenServer.good(request)));
                SharedLink shared = Links.tcp("tcp", server.port())) {
            ModbusLink one = Links.lease(shared);
            ModbusLink other = Links.lease(shared);
            one.readHoldingRegisters(1, 0, 1);
            other.readHoldingRegisters(1, 0, 1);
            server.connections.get(0).close();

            assertThatThrownBy(() -> one.readHoldingRegisters(1, 0, 1))
                    .isInstanceOfSatisfying(
                            ConnectionException.class,
                            lost -> assertThat(lost.isSent()).isFalse())
                    .hasMessageContaining("the connection of this session was lost");
            Links.lease(shared).readHoldingRegisters(1, 0, 1);
            for (ModbusLink old : List.of(one, other)) {
                assertThatThrownBy(() -> old.readHoldingRegisters(1, 0, 1))
                        .hasMessageContaining("the connection of this session was lost");
            }
        }
    }

    @Test
    void twoHundredFailedConnectionsLeaveNothingBehind() throws Exception {
        int refused;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused = free.getLocalPort();
        }
        try (BrokenServer closing = new BrokenServer((request, socket, out) -> socket.close());
                SerialCable cable = new SerialCable()) {
            cycle(refused, closing.port(), cable.host());
            ProcessResources before = ProcessResources.now();
            for (int i = 0; i < 200; i++) {
                cycle(refused, closing.port(), cable.host());
            }
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(before::isHeldAtMost);
        }
    }

    private static void cycle(int refused, int closing, String path) throws Exception {
        try (SharedLink one = Links.tcp("tcp", refused);
                SharedLink two = Links.tcp("rtu-tcp", closing);
                SharedLink three = Links.tcp("tcp", closing);
                SharedLink four = Links.rtu(path, Duration.ofMillis(1))) {
            for (SharedLink shared : new SharedLink[] {one, two, three, four}) {
                assertThatThrownBy(() -> Links.lease(shared).readHoldingRegisters(1, 0, 1))
                        .isInstanceOf(ConnectionException.class);
            }
        }
    }

    private static Thread calling(SharedLink shared, AtomicReference<Throwable> failure) {
        ModbusLink link = Links.lease(shared);
        Thread thread = new Thread(() -> {
            try {
                link.readHoldingRegisters(1, 0, 1);
            } catch (Exception e) {
                failure.set(e);
            }
        });
        thread.start();
        return thread;
    }

    private static void assertEnds(Thread lane, AtomicReference<Throwable> failure, CommFault expected)
            throws InterruptedException {
        lane.join(1000);
        assertThat(lane.isAlive()).isFalse();
        assertThat(failure.get())
                .isInstanceOfSatisfying(
                        ConnectionException.class, e -> assertThat(e.fault()).isEqualTo(expected));
    }
}
