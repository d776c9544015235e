package org.ferrule.transport.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.Registers;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.transport.modbus.BrokenServer.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers do wrong. Every fault must be named rightly, must be sent once only, and must not hurt the next request. */
@Timeout(60)
final class WireFaultsIT {
    private static final Fault GOOD = (request, socket, out) -> out.write(BrokenServer.good(request));

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("silent", CommFault.TIMEOUT, (request, socket, out) -> {}),
                fault("wrong transaction id", CommFault.PROTOCOL, BrokenServer.changed(1, 1)),
                fault("wrong protocol id", CommFault.PROTOCOL, BrokenServer.changed(3, 1)),
                fault("length too big", CommFault.FRAMING, BrokenServer.changed(4, 0x7F)),
                fault("negative length", CommFault.FRAMING, BrokenServer.changed(4, 0x80)),
                fault("length too small", CommFault.FRAMING, BrokenServer.changed(5, -8)),
                fault("length one short", CommFault.FRAMING, BrokenServer.changed(5, -1)),
                fault("length one long", CommFault.FRAMING, BrokenServer.changed(5, 1)),
                fault("wrong unit id", CommFault.PROTOCOL, BrokenServer.changed(6, 1)),
                fault("wrong function", CommFault.PROTOCOL, BrokenServer.changed(7, 1)),
                fault("wrong byte count", CommFault.FRAMING, BrokenServer.changed(8, -2)),
                fault(
                        "truncated",
                        CommFault.FRAMING,
                        (request, socket, out) -> out.write(BrokenServer.good(request), 0, 10)),
                fault("truncated and closed", CommFault.FRAMING, (request, socket, out) -> {
                    out.write(BrokenServer.good(request), 0, 5);
                    socket.close();
                }),
                fault("closed without an answer", CommFault.NOT_CONNECTED, (request, socket, out) -> socket.close()),
                fault("reset", CommFault.NOT_CONNECTED, (request, socket, out) -> {
                    socket.setSoLinger(true, 0);
                    socket.close();
                }),
                fault("half closed", CommFault.NOT_CONNECTED, (request, socket, out) -> socket.shutdownOutput()));
    }

    private static Arguments fault(String name, CommFault expected, Fault fault) {
        return Arguments.of(name, expected, fault);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultIsNamedSentOnceAndOver(String name, CommFault expected, Fault fault) throws Exception {
        try (BrokenServer server = new BrokenServer(fault);
                SharedLink shared = Links.tcp("tcp", server.port())) {
            ModbusLink link = Links.lease(shared);
            ConnectionException failure = failure(() -> link.readHoldingRegisters(3, 100, 2));
            assertThat(failure.fault()).as(failure.getMessage()).isEqualTo(expected);
            assertThat(failure.isSent()).isTrue();
            assertThat(failure)
                    .hasMessageContaining("link 'line1' (127.0.0.1:" + server.port() + ")")
                    .hasMessageContaining("unit 3, read holding registers 100, count 2 (function 3)");
            assertThat(server.requests).hasSize(1);
            server.become(GOOD);
            assertThat(Links.lease(shared).readHoldingRegisters(3, 7, 2)).isEqualTo(Registers.of(7, 8));
        }
    }

    @Test
    void aLateReplyNeverAnswersALaterRequest() throws Exception {
        AtomicReference<Runnable> late = new AtomicReference<>();
        Fault delayed = (request, socket, out) -> late.set(() -> {
            try {
                out.write(BrokenServer.good(request));
            } catch (IOException e) {
                // The client closed this connection, as it should.
            }
        });
        try (BrokenServer server = new BrokenServer(delayed);
                SharedLink shared = Links.tcp("tcp", server.port())) {
            ModbusLink link = Links.lease(shared);
            assertThat(failure(() -> link.readHoldingRegisters(1, 50, 1)).fault())
                    .isEqualTo(CommFault.TIMEOUT);
            late.get().run();
            server.become(GOOD);
            assertThat(link.readHoldingRegisters(1, 60, 1)).isEqualTo(Registers.of(60));
            assertThat(server.connections).hasSize(2);
        }
    }

    @Test
    void duplicatedAndCoalescedRepliesAreThrownAway() throws Exception {
        Fault twice = (request, socket, out) -> {
            byte[] good = BrokenServer.good(request);
            byte[] both = Arrays.copyOf(good, 2 * good.length);
            System.arraycopy(good, 0, both, good.length, good.length);
            out.write(both);
        };
        try (BrokenServer server = new BrokenServer(twice);
                SharedLink shared = Links.tcp("tcp", server.port())) {
            ModbusLink link = Links.lease(shared);
            for (int i = 0; i < 50; i++) {
                assertThat(link.readHoldingRegisters(1, i, 1)).isEqualTo(Registers.of(i));
            }
        }
    }

    @Test
    void anAnswerInSlicesOfOneByteIsRead() throws Exception {
        Fault slices = (request, socket, out) -> {
            socket.setTcpNoDelay(true);
            for (byte b : BrokenServer.good(request)) {
                out.write(b);
                out.flush();
            }
        };
        try (BrokenServer server = new BrokenServer(slices);
                SharedLink shared = Links.tcp("tcp", server.port())) {
            assertThat(Links.lease(shared).readHoldingRegisters(1, 5, 100).count())
                    .isEqualTo(100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 10, 11, 99, 255})
    void anExceptionCodeIsKeptAndTheConnectionToo(int code) throws Exception {
        try (BrokenServer server = new BrokenServer(BrokenServer.exception(code));
                SharedLink shared = Links.tcp("tcp", server.port())) {
            ModbusLink link = Links.lease(shared);
            for (int i = 0; i < 2; i++) {
                DeviceException refusal =
                        catchThrowableOfType(DeviceException.class, () -> link.readHoldingRegisters(1, 0, 1));
                assertThat(refusal.deviceCode()).isEqualTo(String.valueOf(code));
                assertThat(refusal).hasMessageContaining("read holding registers 0");
            }
            assertThat(server.connections).hasSize(1);
        }
    }

    @Test
    void aWriteThatIsNotAnsweredIsSentOnceAndOpen() throws Exception {
        try (BrokenServer server = new BrokenServer((request, socket, out) -> {});
                SharedLink shared = Links.tcp("tcp", server.port())) {
            ConnectionException failure =
                    failure(() -> Links.lease(shared).writeRegisters(1, 0, Registers.of(1, 2, 3)));
            assertThat(failure.isSent()).isTrue();
            assertThat(failure).hasMessageContaining("timeout 400 ms");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aRefusedConnectionIsNotSent() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (SharedLink shared = Links.tcp("tcp", port)) {
            ConnectionException failure = failure(() -> Links.lease(shared).readCoils(1, 0, 1));
            assertThat(failure.fault()).isEqualTo(CommFault.NOT_CONNECTED);
            assertThat(failure.isSent()).isFalse();
        }
    }

    @Test
    void aReplyThatTricklesInCannotOutlastTheTimeout() throws Exception {
        Fault trickle = (request, socket, out) -> {
            for (byte b : BrokenServer.good(request)) {
                out.write(b);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        };
        try (BrokenServer server = new BrokenServer(trickle);
                SharedLink shared = Links.tcp("tcp", server.port())) {
            ConnectionException failure = failure(() -> Links.lease(shared).readHoldingRegisters(1, 0, 100));
            assertThat(failure.fault()).isEqualTo(CommFault.FRAMING);
            assertThat(failure).hasMessageContaining("broke off");
        }
    }

    @Test
    void leasesTakeTurnsAndNeverSeeEachOthersAnswers() throws Exception {
        try (BrokenServer server = new BrokenServer(GOOD);
                SharedLink shared = Links.tcp("tcp", server.port(), Duration.ofSeconds(5))) {
            List<Thread> threads = new ArrayList<>();
            List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
            for (int unit = 1; unit <= 4; unit++) {
                int mine = unit;
                ModbusLink link = Links.lease(shared);
                Thread thread = new Thread(() -> {
                    try {
                        for (int i = 0; i < 200; i++) {
                            int address = mine * 1000 + i;
                            assertThat(link.readHoldingRegisters(mine, address, 1))
                                    .isEqualTo(Registers.of(address));
                        }
                    } catch (Exception | AssertionError e) {
                        failures.add(e);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join(30_000);
            }
            assertThat(failures).isEmpty();
            assertThat(server.requests).hasSize(800);
            assertThat(server.connections).hasSize(1);
        }
    }

    private static ConnectionException failure(ThrowingCallable call) {
        ConnectionException failure = catchThrowableOfType(ConnectionException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
