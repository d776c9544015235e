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

    private final SessionContext context;
    private final OpcUaLink link;
    private final Identification identification;
    private final Sources sources;
    private final StatusReader status;
    private final UnitCommands unit;
    private final LoopCommands loops;

    LadsSession(SessionContext context, AddressSpace space, Device device) throws ConnectionException, DeviceException {
        this.context = context;
        link = space.link();
        identification = new Identification(space, device.device());
        Functions functions = Functions.of(space, device.unit(), context.settings());
        sources = Sources.of(space, functions, context);
        status = new StatusReader(space, device);
        for (AlarmId alarm : context.descriptor().alarms().keySet()) {
            var function = functions.find(Path.of(alarm.value()));
            if (function.isPresent()) {
                status.watch(space, alarm, function.get());
            }
        }
        unit = new UnitCommands(space, device.unit());
        loops = new LoopCommands(space, functions, sources);
    }

    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        return identification.read();
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
        List<Reading> readings = new ArrayList<>();
        List<Source> located = locate(wanted, readings::add);
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

    @Override
    public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
        link.write(sources.require(parameter), value);
    }

    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        switch (call.command().value()) {
            case "startControl" -> loops.start(call.argument("loop").text(), call.argument("sp"));
            case "stopControl" -> loops.stop(call.argument("loop").text());
            default -> unit.send(call.command());
        }
        return Execution.finished(Map.of());
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
