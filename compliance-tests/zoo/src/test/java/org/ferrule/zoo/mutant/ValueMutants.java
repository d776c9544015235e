package org.ferrule.zoo.mutant;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
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

/** PAR and AUD: drivers that do not tell what the device holds. */
public final class ValueMutants {
    private ValueMutants() {}

    /** Leaves a declared parameter out. */
    @Breaks(
            value = {Req.PAR_001, Req.PAR_003, Req.PAR_009},
            says = "door should have a value")
    public static class Forgetful extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
                    return super.read(wanted).stream()
                            .filter(reading -> !reading.parameter().value().equals("door"))
                            .toList();
                }
            };
        }
    }

    /** Rounds what the device measured. */
    @Breaks(
            value = {Req.PAR_003, Req.PAR_008},
            says = "the interface shows")
    public static class RoundsTotal extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected Value value(String id, String text) {
                    return id.equals("total") ? Value.real(Math.rint(Double.parseDouble(text))) : super.value(id, text);
                }
            };
        }
    }

    /** Replaces what is beyond ASCII. */
    @Breaks(value = Req.PAR_003, says = "label")
    public static class AsciiOnly extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected Value value(String id, String text) {
                    return super.value(id, text.replaceAll("[^ -~]", "?"));
                }
            };
        }
    }

    /** Does not take the greatest value. */
    @Breaks(
            value = {Req.PAR_005, Req.PAR_008},
            says = "should hold 50.0")
    public static class TopExcluded extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
                    if (parameter.value().equals("flow.sp") && value.number() >= 50) {
                        throw DeviceException.beforeSending("E02", "out of range");
                    }
                    super.write(parameter, value);
                }
            };
        }
    }

    /** Takes what it has just written for what the device holds. */
    @Breaks(value = Req.PAR_007, says = "must not be called done")
    public static class BelievesItself extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                private final Map<ParameterId, Value> written = new HashMap<>();

                @Override
                public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
                    super.write(parameter, value);
                    written.put(parameter, value);
                }

                @Override
                protected Reading reading(ParameterId id, String word) {
                    Value believed = written.remove(id);
                    return believed == null ? super.reading(id, word) : Reading.good(id, believed);
                }
            };
        }
    }

    /** Converts with a rough factor. */
    @Breaks(
            value = {Req.PAR_003, Req.PAR_008},
            says = "the interface shows")
    public static class RoughPounds extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected double kilopascals(double psi) {
                    return psi * 6.8946;
                }
            };
        }
    }

    /** Calls every reading good. */
    @Breaks(value = Req.PAR_011, says = "the device has no valid value")
    public static class AllGood extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected Reading faulty(ParameterId id, String code) {
                    return Reading.good(id, Value.real(0));
                }
            };
        }
    }

    /** Answers with what it remembers while the device does not, and gives up late. */
    @Breaks(
            value = {
                Req.PAR_009,
                Req.PAR_010,
                Req.STA_004,
                Req.FLT_001,
                Req.FLT_002,
                Req.FLT_006,
                Req.FLT_007,
                Req.TIM_001,
                Req.TIM_004
            },
            says = "still")
    public static class Remembers extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new LateSession(context, line) {
                private final Map<ParameterId, Reading> last = new HashMap<>();

                @Override
                public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
                    try {
                        super.read(wanted).forEach(reading -> last.put(reading.parameter(), reading));
                    } catch (ConnectionException swallowed) {
                        wanted.forEach(id -> last.putIfAbsent(id, Reading.good(id, Value.real(0))));
                    }
                    return wanted.stream().map(last::get).toList();
                }

                @Override
                public Instant clock() {
                    return Instant.EPOCH;
                }
            };
        }
    }

    /** Takes the code of a fault for a number. */
    @Breaks(value = Req.PAR_011, says = "instead of BAD without a value")
    public static class CodeAsNumber extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                @Override
                protected Reading faulty(ParameterId id, String code) {
                    return new Reading(id, Value.real(-1), Quality.UNCERTAIN_SENSOR_NOT_ACCURATE, null);
                }
            };
        }
    }

    /** Publishes one of two changes; the other is seen when the next read shows that it is alive, which is too late. */
    @Breaks(
            value = {Req.PAR_013, Req.TIM_002},
            says = "was never delivered")
    public static class LosesPushes extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                private boolean isNext;

                @Override
                protected void push(Reading reading) {
                    if (isNext) {
                        super.push(reading);
                    }
                    isNext = !isNext;
                }
            };
        }
    }

    /** When it is asked for one set-point alone, it tells what it last knew of it. */
    @Breaks(value = Req.AUD_005, says = "the trail says")
    public static class OldOldValue extends ZooDriver {
        @Override
        protected EquipmentSession session(SessionContext context, ZooLine line) {
            return new ZooSession(context, line) {
                private final Map<ParameterId, Reading> known = new HashMap<>();

                @Override
                public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
                    List<Reading> readings = super.read(wanted);
                    readings.forEach(reading -> known.putIfAbsent(reading.parameter(), reading));
                    ParameterId first = wanted.iterator().next();
                    return wanted.size() == 1 && first.value().equals("flow.sp")
                            ? List.of(known.getOrDefault(first, readings.get(0)))
                            : readings;
                }

                @Override
                public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
                    super.write(parameter, value);
                    known.remove(parameter);
                }
            };
        }
    }
}
