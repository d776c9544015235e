package org.ferrule.zoo.driver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ferrule.api.driver.Clocked;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.ReadingSink;
import org.ferrule.api.driver.Recallable;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.driver.Subscribable;
import org.ferrule.api.driver.Writable;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.Value;

/** One conversation with the pump, in steps small enough that a mutant can spoil one of them. */
public class ZooSession
        implements EquipmentSession, Writable, Commandable, Subscribable, Stateful, Recallable, Clocked {
    private static final int LONGEST_CODE = 40;
    private static final UnitId PUMP = new UnitId("pump");
    private static final double KPA_PER_PSI = 6.894757293168361;
    private static final Map<String, String> ALARMS = Map.of("A1", "overPressure", "A2", "leak");

    protected final SessionContext context;
    protected final ZooLine line;
    private ReadingSink sink = reading -> {};
    private long known;
    private Set<String> active = Set.of();

    public ZooSession(SessionContext context, ZooLine line) {
        this.context = context;
        this.line = line;
    }

    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        List<String> who = line.ask("who");
        return new Nameplate(who.get(0), who.get(1), ZooLine.plain(who.get(2)), who.get(3), ZooLine.plain(who.get(4)));
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
        List<Reading> readings = new ArrayList<>();
        for (String word :
                line.ask("get " + wanted.stream().map(ParameterId::value).collect(Collectors.joining(" ")))) {
            String[] parts = word.split("=", 2);
            readings.add(reading(new ParameterId(parts[0]), parts[1]));
        }
        return readings;
    }

    /** One value as the device said it. */
    protected Reading reading(ParameterId id, String word) {
        if (word.startsWith("!")) {
            return faulty(id, word.substring(1));
        }
        return new Reading(id, value(id.value(), ZooLine.plain(word)), Quality.GOOD, null);
    }

    /** A value that the device does not have. */
    protected Reading faulty(ParameterId id, String code) {
        return Reading.bad(id, code.equals("S01") ? Quality.BAD_SENSOR_FAILURE : Quality.BAD_NOT_SUPPORTED);
    }

    /** A value in the declared type and unit. */
    protected Value value(String id, String text) {
        return switch (id) {
            case "cycles" -> Value.integer(Long.parseLong(text));
            case "door", "light" -> Value.bool(text.equals("true"));
            case "mode" -> Value.enumerated(text.equals("AUTO") ? 0 : 1, text);
            case "label" -> Value.text(text);
            case "calibrationDue" -> new Value.Timestamp(Instant.parse(text));
            case "pressure" -> Value.real(kilopascals(Double.parseDouble(text)));
            default -> Value.real(Double.parseDouble(text));
        };
    }

    /** The device measures in pounds per square inch. */
    protected double kilopascals(double psi) {
        return psi * KPA_PER_PSI;
    }

    @Override
    public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
        line.ask("set " + parameter + " " + ZooLine.hidden(value.text()));
    }

    @Override
    public void subscribe(Collection<ParameterId> wanted, ReadingSink given)
            throws ConnectionException, DeviceException {
        sink = given;
        read(wanted).forEach(given::accept);
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        hear();
        List<String> state = line.ask("state " + known);
        Set<String> now = Set.copyOf(state.subList(2, state.size()));
        alarms(now);
        return new DeviceStatus(
                DeviceState.OPERATE,
                now.isEmpty() ? Health.NORMAL : Health.FAILURE,
                OperatingMode.PROCESSING,
                ControlSource.valueOf(state.get(1)),
                Map.of(PUMP, state(state.get(0))));
    }

    /** The unit's state by the device's word for it. */
    protected FunctionalState state(String word) {
        return FunctionalState.valueOf(word);
    }

    /** Takes what happened since, a page at a time, so that a flood holds nothing else up; what it has taken, the device forgets. */
    protected void hear() throws ConnectionException, DeviceException {
        List<String> entries = line.ask("log " + known);
        for (String entry : entries) {
            String[] fields = ZooLine.plain(entry).split("\\|", 5);
            known = Long.parseLong(fields[0]);
            heard(fields[2], fields[3], fields[4], Instant.parse(fields[1]));
        }
    }

    /** One thing that happened. */
    protected void heard(String kind, String code, String text, Instant time) {
        switch (kind) {
            case "push" -> push(pushed(reading(new ParameterId(code), text), time));
            case "alarm" -> context.events().alarm(alarm(code), text.equals("on"), code, time);
            case "panel" -> context.events().event("PANEL", code + " was set to " + text + " at the panel", time);
            default -> context.events().event(code, text, time);
        }
    }

    private static Reading pushed(Reading reading, Instant time) {
        return new Reading(reading.parameter(), reading.value(), reading.quality(), time);
    }

    /** Publishes what the device pushed. */
    protected void push(Reading reading) {
        sink.accept(reading);
    }

    /** Which alarms stand, by the device's codes. */
    protected void alarms(Set<String> now) {
        now.forEach(code -> context.events().alarm(alarm(code), true, code, null));
        active.stream()
                .filter(code -> !now.contains(code))
                .forEach(code -> context.events().alarm(alarm(code), false, code, null));
        active = now;
    }

    /** The alarm's id; what the descriptor does not know gets one of its code. */
    protected AlarmId alarm(String code) {
        String known = ALARMS.get(code);
        if (known != null) {
            return new AlarmId(known);
        }
        // Of whatever length and characters: an id has neither.
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return new AlarmId("code" + plain.substring(0, Math.min(plain.length(), LONGEST_CODE)));
    }

    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        send(call);
        return call.command().value().equals("start")
                ? new Run(call.request().toString())
                : Execution.finished(Map.of());
    }

    /** Tells the device. */
    protected void send(CommandCall call) throws ConnectionException, DeviceException {
        Value seconds = call.arguments().get("seconds");
        line.ask("do " + call.command() + " " + call.request() + (seconds == null ? "" : " " + seconds.text()));
    }

    @Override
    public Optional<ExecutionStatus> recall(CommandCall call) throws ConnectionException, DeviceException {
        return job(call.request().toString());
    }

    /** How a run stands; empty if the device does not know it. */
    protected Optional<ExecutionStatus> job(String id) throws ConnectionException, DeviceException {
        List<String> job = line.ask("job " + id);
        return switch (job.get(0)) {
            case "running" -> Optional.of(ExecutionStatus.running(Double.parseDouble(job.get(1)), "pumping"));
            case "done" -> Optional.of(ExecutionStatus.succeeded(Map.of()));
            case "cancelled" -> Optional.of(ExecutionStatus.cancelled());
            case "failed" -> Optional.of(ExecutionStatus.failed(job.get(1)));
            default -> Optional.empty();
        };
    }

    @Override
    public Instant clock() throws ConnectionException, DeviceException {
        return Instant.parse(line.ask("time").get(0));
    }

    @Override
    public void close() {
        // The link is the runtime's.
    }

    private final class Run implements Execution {
        private final String id;

        private Run(String id) {
            this.id = id;
        }

        @Override
        public ExecutionStatus poll() throws ConnectionException, DeviceException {
            return job(id).orElse(ExecutionStatus.failed("the device does not know the run"));
        }

        @Override
        public void cancel() throws ConnectionException, DeviceException {
            line.ask("cancel " + id);
        }
    }
}
