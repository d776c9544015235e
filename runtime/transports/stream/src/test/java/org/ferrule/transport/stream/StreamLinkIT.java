package org.ferrule.transport.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.StreamChannel;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.transport.line.ProcessResources;
import org.ferrule.transport.line.SerialCable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A line protocol over TCP and over a pseudo-terminal: a driver must not see a difference. */
@Timeout(60)
final class StreamLinkIT {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final Duration SHORT = Duration.ofSeconds(1);

    @ParameterizedTest
    @EnumSource(LineDevice.Medium.class)
    void aLineIsAskedAndAnswered(LineDevice.Medium medium) throws Exception {
        try (LineDevice device = new LineDevice(medium);
                SharedLink shared = device.link()) {
            StreamLink link = LineDevice.lease(shared, "scale");
            for (int i = 0; i < 3; i++) {
                assertThat(ask(link, "ECHO " + i)).isEqualTo("ECHO " + i);
            }
            byte[] fixed = link.converse(channel -> {
                channel.write(bytes("ECHO 12345678\r\n"));
                byte[] first = channel.readExactly(5, SHORT);
                return channel.readExactly(first.length + 3, SHORT);
            });
            assertThat(text(fixed)).isEqualTo("12345678");
        }
    }

    @ParameterizedTest
    @EnumSource(LineDevice.Medium.class)
    void anOverlongLineIsAFramingFaultAndTheNextConversationWorks(LineDevice.Medium medium) throws Exception {
        try (LineDevice device = new LineDevice(medium);
                SharedLink shared = device.link()) {
            StreamLink link = LineDevice.lease(shared, "scale");
            ConnectionException failure = failure(link, channel -> {
                channel.write(bytes("LONG\r\n"));
                return channel.readUntil(CRLF, 16, SHORT);
            });
            assertThat(failure.fault()).isEqualTo(CommFault.FRAMING);
            assertThat(failure).hasMessageContaining("more than 16 bytes").hasMessageContaining("\\x0D\\x0A");
            assertThat(ask(link, "ECHO ok")).isEqualTo("ECHO ok");
        }
    }

    @ParameterizedTest
    @EnumSource(LineDevice.Medium.class)
    void aMissingTerminatorTimesOutAndTheNextConversationWorks(LineDevice.Medium medium) throws Exception {
        try (LineDevice device = new LineDevice(medium);
                SharedLink shared = device.link()) {
            StreamLink link = LineDevice.lease(shared, "scale");
            ConnectionException failure = failure(link, channel -> {
                channel.write(bytes("OPEN\r\n"));
                return channel.readUntil(CRLF, 100, SHORT);
            });
            assertThat(failure.fault()).isEqualTo(CommFault.TIMEOUT);
            assertThat(failure).hasMessageContaining("'no end'").hasMessageContaining("equipment 'scale'");
            assertThat(ask(link, "ECHO ok")).isEqualTo("ECHO ok");
        }
    }

    @ParameterizedTest
    @EnumSource(LineDevice.Medium.class)
    void inputLeftOverFromBeforeIsDiscarded(LineDevice.Medium medium) throws Exception {
        try (LineDevice device = new LineDevice(medium);
                SharedLink shared = device.link()) {
            StreamLink link = LineDevice.lease(shared, "scale");
            for (int i = 0; i < 5; i++) {
                String first = text(link.converse(channel -> {
                    channel.write(bytes("TWICE\r\n"));
                    byte[] once = channel.readUntil(CRLF, 100, SHORT);
                    device.awaitWritten();
                    return once;
                }));
                assertThat(first).isEqualTo("one");
                assertThat(ask(link, "ECHO " + i)).isEqualTo("ECHO " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LineDevice.Medium.class)
    void whatTheDeviceSaidUnaskedIsThereToBeHeardOnce(LineDevice.Medium medium) throws Exception {
        try (LineDevice device = new LineDevice(medium);
                SharedLink shared = device.link()) {
            StreamLink link = LineDevice.lease(shared, "scale");
            String first = text(link.converse(channel -> {
                assertThat(channel.leftOver()).isEmpty();
                channel.write(bytes("TWICE\r\n"));
                byte[] once = channel.readUntil(CRLF, 100, SHORT);
                device.awaitWritten();
                return once;
            }));
            StringBuilder heard = new StringBuilder();
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> {
                heard.append(text(link.converse(StreamChannel::leftOver)));
                return heard.toString().endsWith("\r\n");
            });

            assertThat(first).isEqualTo("one");
            assertThat(heard).hasToString("two\r\n");
            assertThat(link.<byte[]>converse(StreamChannel::leftOver)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(LineDevice.Medium.class)
    void twoEquipmentsNeverSpeakInBetween(LineDevice.Medium medium) throws Exception {
        try (LineDevice device = new LineDevice(medium);
                SharedLink shared = device.link()) {
            CompletableFuture<?>[] users = new CompletableFuture<?>[2];
            for (int n = 0; n < 2; n++) {
                StreamLink link = LineDevice.lease(shared, "user" + n);
                String mine = "ECHO " + n + "-";
                users[n] = CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 50; i++) {
                        try {
                            assertThat(ask(link, mine + i)).isEqualTo(mine + i);
                        } catch (ConnectionException | DeviceException e) {
                            throw new AssertionError(e);
                        }
                    }
                });
            }
            CompletableFuture.allOf(users).get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void theWaitForTheLineEndsWithTheLinksTimeoutAndNothingIsSent() throws Exception {
        try (LineDevice device = new LineDevice(LineDevice.Medium.TCP);
                SharedLink shared = device.link()) {
            CountDownLatch isHeld = new CountDownLatch(1);
            CountDownLatch isEnough = new CountDownLatch(1);
            StreamLink holder = LineDevice.lease(shared, "holder");
            CompletableFuture<Boolean> held = CompletableFuture.supplyAsync(() -> hold(holder, isHeld, isEnough));
            assertThat(isHeld.await(5, TimeUnit.SECONDS)).isTrue();
            ConnectionException failure = failure(LineDevice.lease(shared, "waiter"), channel -> "never");
            isEnough.countDown();
            assertThat(failure.isSent()).isFalse();
            assertThat(failure.fault()).isEqualTo(CommFault.TIMEOUT);
            assertThat(held.get(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aChannelMustNotBeKeptAndARefusalOfTheDeviceKeepsTheLine() throws Exception {
        try (LineDevice device = new LineDevice(LineDevice.Medium.TCP);
                SharedLink shared = device.link()) {
            StreamLink link = LineDevice.lease(shared, "scale");
            StreamChannel kept = link.converse(channel -> channel);
            assertThatThrownBy(() -> kept.write(CRLF)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> link.converse(channel -> {
                        throw new DeviceException("E5", "busy");
                    }))
                    .isInstanceOf(DeviceException.class);
            assertThatThrownBy(() -> link.converse(channel -> link.converse(inner -> "nested")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot ask for it again");
            assertThat(ask(link, "ECHO ok")).isEqualTo("ECHO ok");
            assertThat(device.connections()).isEqualTo(2);
        }
    }

    @Test
    void twoHundredFailedConversationsLeaveNothingBehind() throws Exception {
        try (SerialCable silent = new SerialCable();
                LineDevice device = new LineDevice(LineDevice.Medium.TCP)) {
            fail(silent, device);
            ProcessResources before = ProcessResources.now();
            for (int i = 0; i < 200; i++) {
                fail(silent, device);
            }
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(before::isHeldAtMost);
        }
    }

    private static void fail(SerialCable silent, LineDevice device) throws Exception {
        try (SharedLink serial = LineDevice.serial(silent.host());
                SharedLink tcp = device.link()) {
            for (SharedLink shared : new SharedLink[] {serial, tcp}) {
                failure(LineDevice.lease(shared, "x"), channel -> channel.readExactly(1, Duration.ofMillis(1)));
            }
        }
    }

    private static boolean hold(StreamLink link, CountDownLatch isHeld, CountDownLatch isEnough) {
        try {
            return link.converse(channel -> {
                isHeld.countDown();
                try {
                    return isEnough.await(10, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            });
        } catch (ConnectionException | DeviceException e) {
            throw new AssertionError(e);
        }
    }

    private static String ask(StreamLink link, String line) throws ConnectionException, DeviceException {
        return text(link.converse(channel -> {
            channel.write(bytes(line + "\r\n"));
            return channel.readUntil(CRLF, 100, Duration.ofSeconds(2));
        }));
    }

    private static ConnectionException failure(StreamLink link, StreamLink.Conversation<?> conversation) {
        ConnectionException failure =
                catchThrowableOfType(ConnectionException.class, () -> link.converse(conversation));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
