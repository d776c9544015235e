#parse("/profiles/${profile}.vm")
#set($isWritable = false)
#foreach($p in $parameters)#if($p.write)#set($isWritable = true)#end#end
#set($isCommandable = !$commands.isEmpty())
package ${package};

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
#if($isCommandable)
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
#end
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.driver.EquipmentSession;
#if($isCommandable)
import org.ferrule.api.driver.Execution;
#end
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
#if($isWritable)
import org.ferrule.api.driver.Writable;
#end
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.DeviceStatus;
#if($unit != "")
import org.ferrule.api.model.FunctionalState;
#end
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Reading;
#if($unit != "")
import org.ferrule.api.model.UnitId;
#end
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;

/** One conversation with one device. Which methods a session has follows from what the descriptor declares. */
final class Session implements EquipmentSession, Stateful#if($isWritable), Writable#end#if($isCommandable), Commandable#end {
    private static final ValueDomain TEXT = ValueDomain.of(ValueType.TEXT, "");
    private static final ValueDomain NUMBER = ValueDomain.of(ValueType.INT, "1");
    private static final ValueDomain CONTROL = words("REMOTE", "LOCAL");
#if($unit != "")
    private static final ValueDomain STATES = words(#foreach($s in $states)"$s"#if($foreach.hasNext), #end#end);
    private static final UnitId UNIT = new UnitId("${unit}");
#end
    /** The device's bits, by what the descriptor calls them. */
    private static final List<String> ALARMS = List.of(#foreach($a in $alarms)"${a.id}"#if($foreach.hasNext), #end#end);
    private static final int BITS = 32;
#if($isCommandable)
    /** The device's numbers of its commands. */
    private static final Map<String, Long> COMMANDS = Map.ofEntries(
#set($first = true)
#foreach($c in $commands)
#if(!$c.query)
            #if(!$first), #end#set($first = false)Map.entry("${c.id}", ${c.code}L)
#end
#end
    );
#end

    private final SessionContext context;
    private final Device device;
    private long alarms;

    Session(SessionContext context, Device device) {
        this.context = context;
        this.device = device;
    }

    private static ValueDomain words(String... words) {
        Map<Long, String> values = new LinkedHashMap<>();
        for (String word : words) {
            values.put((long) values.size(), word);
        }
        return new ValueDomain(ValueType.ENUM, "", Optional.empty(), values, "");
    }

    /** Asked of the device each time: a serial number that stood here would be right until somebody exchanges the device. */
    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        return new Nameplate("", "", one("serialNumber", TEXT).text(), "", "");
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
        Map<String, ValueDomain> domains = new LinkedHashMap<>();
        context.descriptor().parameters().forEach((id, parameter) -> {
            if (wanted.contains(id)) {
                domains.put(id.value(), parameter.domain());
            }
        });
        List<Reading> readings = new ArrayList<>();
        device.read(domains).forEach((name, value) -> readings.add(reading(new ParameterId(name), value)));
        return readings;
    }

    /** What the device has no valid value for is told as such. A number that looks like a measurement would be believed. */
    private static Reading reading(ParameterId id, Value value) {
        if (value instanceof Value.Real real && !Double.isFinite(real.value())) {
            return Reading.bad(id, Quality.BAD_SENSOR_FAILURE);
        }
        return value instanceof Value.Absent ? Reading.bad(id, Quality.BAD_NOT_SUPPORTED) : Reading.good(id, value);
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        Map<String, Value> seen = device.read(Map.of("alarms", NUMBER, "control", CONTROL#if($unit != ""), "state", STATES#end));
        raise(((Value.Int) device.of(seen, "alarms")).value());
        boolean isLocal = device.of(seen, "control").text().equals("LOCAL");
        return new DeviceStatus(
                DeviceState.OPERATE,
                alarms == 0 ? Health.NORMAL : Health.FAILURE,
                OperatingMode.PROCESSING,
                isLocal ? ControlSource.LOCAL_PANEL : ControlSource.REMOTE,
#if($unit != "")
                Map.of(UNIT, FunctionalState.valueOf(device.of(seen, "state").text())));
#else
                Map.of());
#end
    }

    /** Tells changes only; the first status of a conversation tells everything that stands. */
    private void raise(long now) {
        for (int bit = 0; bit < BITS; bit++) {
            boolean isActive = (now >> bit & 1) != 0;
            if (isActive != ((alarms >> bit & 1) != 0)) {
                AlarmId alarm = new AlarmId(bit < ALARMS.size() ? ALARMS.get(bit) : "unknown");
                context.events().alarm(alarm, isActive, "bit " + bit, null);
            }
        }
        alarms = now;
    }

    private Value one(String name, ValueDomain domain) throws ConnectionException, DeviceException {
        return device.of(device.read(Map.of(name, domain)), name);
    }
#if($isWritable)

    /** Sends, once. The runtime has checked the range, has recorded who asks for it, and reads back afterwards. */
    @Override
    public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
        device.write(parameter.value(), value);
    }
#end
#if($isCommandable)

    /** Sends, once: a command whose answer was lost may have been heard, and only the runtime knows what to do about that. */
    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        Long number = COMMANDS.get(call.command().value());
#if($isProcessor)
        if (number == null) {
            return Execution.finished(query(call));
        }
#else
        if (number == null) {
            throw new IllegalArgumentException("the descriptor declares " + call.command() + ", and this driver lacks it");
        }
#end
        for (Map.Entry<String, Value> argument : call.arguments().entrySet()) {
            device.write("order." + argument.getKey(), argument.getValue());
        }
        device.write("command", Value.integer(number));
        return Execution.finished(Map.of());
    }
#end
#if($isProcessor)

    /** Looks, and changes nothing. */
    private Map<String, Value> query(CommandCall call) throws ConnectionException, DeviceException {
        if (call.command().value().equals("verifyKit")) {
            String kit = one("kitId", TEXT).text();
            String expected = call.argument("expected").text();
            if (!kit.equals(expected)) {
                throw new DeviceException("KIT", "the loaded kit is '" + kit + "' and not '" + expected + "'");
            }
            return Map.of();
        }
        return Map.of("step", one("stepNumber", NUMBER), "program", one("programName", TEXT));
    }
#end

    @Override
    public void close() {
        // The link is the runtime's.
    }
}
