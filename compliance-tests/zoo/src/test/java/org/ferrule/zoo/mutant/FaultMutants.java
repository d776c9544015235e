package org.ferrule.zoo.mutant;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.StreamChannel;
import org.ferrule.catalogue.Req;
import org.ferrule.zoo.Breaks;
import org.ferrule.zoo.driver.ZooDriver;
import org.ferrule.zoo.driver.ZooLine;
import org.ferrule.zoo.driver.ZooSession;

/** FLT and TIM: drivers that cannot bear what happens on a wire. */
public final class FaultMutants {
    private FaultMutants() {}

    /** Tries again by itself, at once and often; that the last attempt sent nothing hides that the first one did. */
    @Breaks(
            value = {Req.FLT_002, Req.CMD_005},
            says = "attempts to connect")
    public static class OwnRetries extends ZooDriver {
        @Override
        protected ZooLine line(SessionContext context) throws ConfigurationException {
            return new ZooLine(
                    context.links().stream("link"), context.settings().duration("replyTimeout")) {
                @Override
                public List<String> ask(String request) throws ConnectionException, DeviceException {
                    ConnectionException last = ConnectionException.notSent(CommFault.TIMEOUT, "never tried", null);
                    for (int i = 0; i < 200; i++) {
                        try {
                            return super.ask(request);
                        } catch (ConnectionException again) {
                            last = again;
                            if (again.fault() != CommFault.NOT_CONNECTED) {
                                throw again;
                            }
                        }
                    }
                    throw last;
                }
            };
        }
    }

    /**
     * Does not read again what it read before the connection was lost, for longer than these checks look, and then what is true, so that later
     * checks meet a driver that works again.
     */
    @Breaks(
            value = {Req.FLT_003, Req.FLT_001, Req.FLT_006},
            says = "the interface shows")
    public static class KeepsOldValues extends ZooDriver {
        /** The checks look for eight seconds; one that reads what a device holds waits for twenty. */
        private static final Duration KEPT = Duration.ofSeconds(15);

        private final Map<ParameterId, Reading> before = new ConcurrentHashMap<>();

        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                private final Map<ParameterId, Reading> old = Map.copyOf(before);
                private final long began = System.nanoTime();

                @Override
                protected Reading reading(ParameterId id, String word) {
                    boolean isKept = System.nanoTime() - began < KEPT.toNanos();
                    Reading read = super.reading(id, word);
                    Reading reading = isKept ? old.getOrDefault(id, read) : read;
                    if (id.value().equals("total")) {
                        before.put(id, reading);
                    }
                    return reading;
                }
            };
        }
    }

    /** Takes what has come at once for the whole answer. */
    @Breaks(value = Req.FLT_004, says = "the interface shows")
    public static class WantsItWhole extends ZooDriver {
        @Override
        protected ZooLine line(SessionContext context) throws ConfigurationException {
            return new ZooLine(
                    context.links().stream("link"), context.settings().duration("replyTimeout")) {
                @Override
                protected String read(StreamChannel channel) throws ConnectionException {
                    byte[] first = channel.readExactly(1, timeout());
                    StringBuilder line = new StringBuilder().append((char) first[0]);
                    line.append(new String(
                            channel.readUntil(new byte[] {'\n'}, 1 << 16, Duration.ofMillis(40)),
                            java.nio.charset.StandardCharsets.UTF_8));
                    return line.toString();
                }
            };
        }
    }

    /** Takes a broken answer for a zero. */
    @Breaks(value = Req.FLT_005, says = "and nothing else")
    public static class GuessesBroken extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
                    try {
                        return super.read(wanted);
                    } catch (ConnectionException broken) {
                        if (broken.fault() == CommFault.CHECKSUM) {
                            return wanted.stream()
                                    .map(id -> Reading.good(id, Value.real(0)))
                                    .toList();
                        }
                        throw broken;
                    }
                }
            };
        }
    }

    /** Takes any answer for the answer to what it asked. */
    @Breaks(value = Req.FLT_006, says = "every answer is to another request")
    public static class TakesAnyAnswer extends ZooDriver {
        @Override
        protected ZooLine line(SessionContext context) throws ConfigurationException {
            return new ZooLine(
                    context.links().stream("link"), context.settings().duration("replyTimeout")) {
                @Override
                protected boolean isMine(String answered, int asked) {
                    return true;
                }
            };
        }
    }

    /** Waits half as long as it says. */
    @Breaks(value = Req.FLT_007, says = "90 % of the timeout should do no harm")
    public static class Impatient extends ZooDriver {
        @Override
        protected ZooLine line(SessionContext context) throws ConfigurationException {
            return new ZooLine(
                    context.links().stream("link"), context.settings().duration("replyTimeout")) {
                @Override
                protected Duration timeout() {
                    return super.timeout().dividedBy(2);
                }
            };
        }
    }

    /** Waits twice as long as it says; a call may take longer, or its deadline would end the wait. */
    @Breaks(
            value = Req.FLT_007,
            says = "110 %",
            descriptor = {"callDeadline: 2500 ms", "callDeadline: 4 s"})
    public static class Patient extends ZooDriver {
        @Override
        protected ZooLine line(SessionContext context) throws ConfigurationException {
            return new ZooLine(
                    context.links().stream("link"), context.settings().duration("replyTimeout")) {
                @Override
                protected Duration timeout() {
                    return super.timeout().multipliedBy(2);
                }
            };
        }
    }

    /** Takes a run that the restart of the device ended for one that is done. */
    @Breaks(value = Req.FLT_008, says = "the device restarted in the middle")
    public static class SurvivesReboot extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected Optional<ExecutionStatus> job(String id) throws ConnectionException, DeviceException {
                    return super.job(id)
                            .map(how -> how.failure().equals("E20") ? ExecutionStatus.succeeded(Map.of()) : how);
                }
            };
        }
    }

    /** Leaves a thread behind with each connection. */
    @Breaks(
            value = {Req.FLT_009, Req.RES_001, Req.RES_002},
            says = "threads")
    public static class LeaksThreads extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Nameplate identify() throws ConnectionException, DeviceException {
                    Thread thread = new Thread(FaultMutants::rest, "zoo-session");
                    thread.setDaemon(true);
                    thread.start();
                    return super.identify();
                }
            };
        }
    }

    /** Asks again for what the device does not report as done. */
    @Breaks(
            value = {Req.FLT_012, Req.FLT_008, Req.CMD_005},
            says = "again")
    public static class StartsAgain extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public Optional<ExecutionStatus> recall(CommandCall call) throws ConnectionException, DeviceException {
                    send(call);
                    return Optional.empty();
                }
            };
        }
    }

    /** Takes its time with every reading. */
    @Breaks(value = Req.TIM_002, says = "is to be sampled every")
    public static class SlowReader extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
                    List<Reading> readings = super.read(wanted);
                    rest(700);
                    return readings;
                }
            };
        }
    }

    /** Thinks about silence for eight seconds, whatever interrupts it. */
    @Breaks(
            value = {Req.TIM_001, Req.TIM_003, Req.TIM_004},
            says = "a call of the driver")
    public static class DeafToInterrupts extends ZooDriver {
        @Override
        protected ZooLine line(SessionContext context) throws ConfigurationException {
            return new ZooLine(
                    context.links().stream("link"), context.settings().duration("replyTimeout")) {
                @Override
                public List<String> ask(String request) throws ConnectionException, DeviceException {
                    try {
                        return super.ask(request);
                    } catch (ConnectionException later) {
                        for (int i = 0; later.fault() == CommFault.TIMEOUT && i < 80; i++) {
                            rest(100);
                        }
                        throw later;
                    }
                }
            };
        }
    }

    /**
     * Takes longer to close than it says while its device answers, and no longer than fifty lives can wait for; from a device that is gone
     * it parts at once, as later checks need.
     */
    @Breaks(value = Req.TIM_003, says = "to let go within")
    public static class LongGoodbye extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public void close() {
                    try {
                        status();
                    } catch (ConnectionException | DeviceException gone) {
                        return;
                    }
                    for (int i = 0; i < 26; i++) {
                        rest(100);
                    }
                }
            };
        }
    }

    /** Reads again when the wall clock says that it is later, and never keeps a value else: an old one would break more than is declared. */
    @Breaks(value = Req.TIM_005, says = "an hour back")
    public static class BelievesTheClock extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                private final Map<ParameterId, Reading> last = new HashMap<>();
                private Instant read = Instant.MIN;

                @Override
                public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
                    Instant now = context.clock().instant();
                    if (!now.isBefore(read)) {
                        read = now;
                        super.read(wanted).forEach(reading -> last.put(reading.parameter(), reading));
                    }
                    return wanted.stream()
                            .filter(last::containsKey)
                            .map(last::get)
                            .toList();
                }
            };
        }
    }

    static void rest() {
        for (; ; ) {
            rest(60_000);
        }
    }

    static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException deaf) {
            // Which is what is wrong with those that use this.
        }
    }
}
