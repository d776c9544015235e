package org.ferrule.plugin.lads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.driver.Clocked;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ReadingSink;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.driver.Subscribable;
import org.ferrule.api.driver.Writable;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;

/** One conversation with one bioreactor; everything was found when it was opened. */
final class LadsSession implements EquipmentSession, Writable, Commandable, Subscribable, Stateful, Clocked {
    private static final UnitId VESSEL = new UnitId("vessel");

    /** What time the server has (OPC 10000-5: ServerStatus CurrentTime). */
    private static final OpcUaNodeId CURRENT_TIME = OpcUaNodeId.standard(2258);

    /** What notifies of all events of a server. */
    private static final OpcUaNodeId SERVER = OpcUaNodeId.standard(2253);

    private final SessionContext context;
    private final AddressSpace space;
    private final OpcUaLink link;
    private final Device device;
    private final Identification identification;
    private final Functions functions;
    private final Lock lock;
    private final Sources sources;
    private final UnitLists lists;
    private final StatusReader status;
    private final Commands commands;

    LadsSession(SessionContext context, AddressSpace space, Device device) throws ConnectionException, DeviceException {
        this.context = context;
        this.space = space;
        this.device = device;
        link = space.link();
        identification = new Identification(space, device.device());
        functions = Functions.of(space, device.unit(), context.settings());
        lock = Lock.find(space, device, context.settings());
        sources = Sources.of(space, functions, UnitVariables.of(space, device, lock), context);
        status = new StatusReader(space, device, lock);
        for (AlarmId alarm : context.descriptor().alarms().keySet()) {
            var function = functions.find(Path.of(alarm.value()));
            if (function.isPresent()) {
                status.watch(space, alarm, function.get());
            }
        }
        Programs programs = new Programs(space, device);
        Results results = new Results(space, device);
        lists = new UnitLists(programs, results);
        LoopCommands loops = new LoopCommands(space, functions, sources);
        commands = new Commands(space, device, context, new Commands.Parts(status, loops, programs, results, lock));
    }

    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        return identification.read();
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
        List<Reading> readings = new ArrayList<>();
        List<ParameterId> variables = lists.read(wanted, readings::add);
        List<Source> located = locate(variables, readings::add);
        if (!located.isEmpty()) {
            List<OpcUaValue> values =
                    link.read(located.stream().map(Source::node).toList());
            for (int i = 0; i < values.size(); i++) {
                readings.add(located.get(i).reading(values.get(i)));
            }
        }
        return readings;
    }

    /** The sources of the wanted parameters; those without one are told to the sink as bad. */
    private List<Source> locate(Collection<ParameterId> wanted, ReadingSink sink) {
        List<Source> located = new ArrayList<>();
        for (ParameterId parameter : wanted) {
            sources.find(parameter)
                    .ifPresentOrElse(
                            located::add, () -> sink.accept(Reading.bad(parameter, sources.reason(parameter))));
        }
        return located;
    }

    @Override
    public void subscribe(Collection<ParameterId> wanted, ReadingSink sink)
            throws ConnectionException, DeviceException {
        subscribeEvents();
        Map<OpcUaNodeId, Source> byNode = new HashMap<>();
        locate(wanted, sink).forEach(source -> byNode.put(source.node(), source));
        if (byNode.isEmpty()) {
            return;
        }
        Duration interval = byNode.values().stream()
                .map(source -> source.parameter().acquisition().every())
                .min(Duration::compareTo)
                .orElseThrow();
        link.subscribe(List.copyOf(byNode.keySet()), interval, (node, value) -> {
            Source source = byNode.get(node);
            if (source != null) {
                sink.accept(source.reading(value));
            }
        });
    }

    /** Alarms come from the server's events, where it has any; until then, and otherwise, from its variables. */
    private void subscribeEvents() throws ConnectionException, DeviceException {
        Alarms alarms = Alarms.of(space, functions, context);
        Conditions conditions = new Conditions(alarms, Neighbours.of(space, device), context.events());
        for (OpcUaNodeId notifier : List.of(device.device(), SERVER)) {
            try {
                if (link.subscribeEvents(notifier, conditions)) {
                    status.stopWatching();
                }
                return;
            } catch (DeviceException isNoNotifier) {
                // The next one may be.
            }
        }
        context.events()
                .event(
                        "NoEvents",
                        "the server sends no events; only the deviation alarms of its control functions are known, by reading",
                        null);
    }

    @Override
    public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
        OpcUaNodeId target = sources.require(parameter);
        lock.honour(() -> {
            link.write(target, value);
            return value;
        });
    }

    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        return commands.start(call);
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        return status.read(VESSEL, context.events());
    }

    @Override
    public Instant clock() throws ConnectionException, DeviceException {
        OpcUaValue now = link.read(List.of(CURRENT_TIME)).get(0);
        if (now.quality().isBad() || !(now.value() instanceof Value.Timestamp time)) {
            throw new DeviceException(
                    now.quality().toString(), "the server does not tell its time (ServerStatus CurrentTime, i=2258)");
        }
        return time.value();
    }

    @Override
    public void close() {
        // Link and subscription belong to the runtime.
    }
}
