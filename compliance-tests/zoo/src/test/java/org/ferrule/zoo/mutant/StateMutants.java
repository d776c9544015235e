package org.ferrule.zoo.mutant;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.catalogue.Req;
import org.ferrule.zoo.Breaks;
import org.ferrule.zoo.driver.LateSession;
import org.ferrule.zoo.driver.ZooDriver;
import org.ferrule.zoo.driver.ZooLine;
import org.ferrule.zoo.driver.ZooSession;

/** STA and EVT: drivers that do not see what the device does by itself. */
public final class StateMutants {
    private StateMutants() {}

    /** Says IDLE until it has asked. */
    @Breaks(value = Req.STA_003, says = "the device was in EXECUTE")
    public static class BeginsIdle extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                private boolean hasAsked;

                @Override
                protected FunctionalState state(String word) {
                    boolean isFirst = !hasAsked;
                    hasAsked = true;
                    return isFirst ? FunctionalState.IDLE : super.state(word);
                }
            };
        }
    }

    /** Shows the last state while the device is silent, and gives up late. */
    @Breaks(
            value = {Req.STA_004, Req.FLT_001, Req.FLT_002, Req.FLT_006, Req.FLT_007, Req.TIM_001, Req.TIM_004},
            says = "still shows ONLINE")
    public static class KeepsStatus extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new LateSession(context, line) {
                @Override
                public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
                    try {
                        return super.read(wanted);
                    } catch (ConnectionException swallowed) {
                        return wanted.stream()
                                .map(id -> Reading.bad(id, Quality.BAD_TIMEOUT))
                                .toList();
                    }
                }
            };
        }
    }

    /** Shows what it has set itself, whatever somebody does at the panel. */
    @Breaks(
            value = {Req.STA_005, Req.AUD_005},
            says = "changed at the device")
    public static class BlindToPanel extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                private final Map<String, Reading> own = new HashMap<>();
                private final Set<String> blind = new HashSet<>();

                @Override
                public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
                    hear();
                    return super.read(wanted);
                }

                @Override
                protected void heard(String kind, String code, String text, Instant time) {
                    super.heard(kind, code, text, time);
                    if (kind.equals("panel")) {
                        blind.add(code);
                    }
                }

                @Override
                protected Reading reading(ParameterId id, String word) {
                    Reading reading = super.reading(id, word);
                    Reading first = own.computeIfAbsent(id.value(), any -> reading);
                    return blind.contains(id.value()) ? first : reading;
                }

                @Override
                public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
                    super.write(parameter, value);
                    own.remove(parameter.value());
                    blind.remove(parameter.value());
                }
            };
        }
    }

    /** Tells each event twice. */
    @Breaks(
            value = {Req.EVT_001, Req.EVT_002},
            says = "each event is told once")
    public static class DoublesEvents extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected void heard(String kind, String code, String text, Instant time) {
                    super.heard(kind, code, text, time);
                    if (kind.equals("event")) {
                        super.heard(kind, code, text, time);
                    }
                }
            };
        }
    }

    /** Forgets when it happened. */
    @Breaks(value = Req.EVT_001, says = "lacks the device's time")
    public static class Timeless extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected void heard(String kind, String code, String text, Instant time) {
                    if (kind.equals("event")) {
                        context.events().event(code, text, null);
                    } else {
                        super.heard(kind, code, text, time);
                    }
                }
            };
        }
    }

    /** Keeps no more than it has room for, and says nothing. */
    @Breaks(value = Req.EVT_002, says = "events; the feed told")
    public static class DropsBursts extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected void hear() throws ConnectionException, DeviceException {
                    room = 300;
                    super.hear();
                }

                private int room;

                @Override
                protected void heard(String kind, String code, String text, Instant time) {
                    if (!kind.equals("event") || room-- > 0) {
                        super.heard(kind, code, text, time);
                    }
                }
            };
        }
    }

    /** Raises an alarm that has no severity. */
    @Breaks(
            value = {Req.EVT_003, Req.EVT_004, Req.EVT_006},
            says = "verPressure")
    public static class UndeclaredAlarm extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected AlarmId alarm(String code) {
                    return code.equals("A1") ? new AlarmId("highOverPressure") : super.alarm(code);
                }
            };
        }
    }

    /** Never lets go of an alarm, as long as the connection stands. */
    @Breaks(value = Req.EVT_004, says = "overPressure should be NORMAL")
    public static class Latches extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected void alarms(Set<String> now) {
                    now.forEach(code -> context.events().alarm(alarm(code), true, code, null));
                }

                @Override
                protected void heard(String kind, String code, String text, Instant time) {
                    if (!kind.equals("alarm") || text.equals("on")) {
                        super.heard(kind, code, text, time);
                    }
                }
            };
        }
    }

    /** Takes what stands when it connects for old. */
    @Breaks(value = Req.EVT_006, says = "should be ACTIVE")
    public static class OnlyWhatIsNew extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public DeviceStatus status() throws ConnectionException, DeviceException {
                    DeviceStatus status = super.status();
                    isSettled = true;
                    return status;
                }

                private final Set<String> old = new HashSet<>();
                private boolean isSettled;

                @Override
                protected void alarms(Set<String> now) {
                    if (!isSettled) {
                        old.addAll(now);
                    }
                    Set<String> fresh = new HashSet<>(now);
                    fresh.removeAll(old);
                    super.alarms(fresh);
                }

                @Override
                protected void heard(String kind, String code, String text, Instant time) {
                    if (!kind.equals("alarm") || isSettled) {
                        super.heard(kind, code, text, time);
                    }
                }
            };
        }
    }

    /** Has no word for what it does not know. */
    @Breaks(
            value = {Req.EVT_009, Req.SEC_010},
            says = "E77")
    public static class ThrowsAtUnknown extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected AlarmId alarm(String code) {
                    if (!code.startsWith("A")) {
                        throw new IllegalStateException("no such alarm");
                    }
                    return super.alarm(code);
                }
            };
        }
    }
}
