package org.ferrule.plugin.registermap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ferrule.api.binding.Bindings;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Bindings.Task;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
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
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;

/** One conversation with one device whose descriptor says everything about it. */
final class BoundSession implements EquipmentSession, Writable, Commandable, Stateful, Subscribable {
    private final SessionContext context;
    private final EquipmentDescriptor descriptor;
    private final Bindings bindings;
    private final Device device;

    BoundSession(SessionContext context, Bindings bindings, Device device) {
        this.context = context;
        this.descriptor = context.descriptor();
        this.bindings = bindings;
        this.device = device;
    }

    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        Map<String, String> fields = new HashMap<>();
        Map<Item, Answer> answers = device.read(bindings.nameplate().values());
        for (Map.Entry<String, Item> field : bindings.nameplate().entrySet()) {
            fields.put(field.getKey(), text(field.getValue(), answer(answers, field.getValue())));
        }
        String serialNumber = fields.getOrDefault("serialNumber", "");
        if (serialNumber.isBlank()) {
            throw new DeviceException(
                    "serial number ''",
                    "it has none where the descriptor says (binding.nameplate.serialNumber); "
                            + "have the device serviced, or correct the binding");
        }
        return new Nameplate(
                fields.getOrDefault("manufacturer", ""),
                fields.getOrDefault("model", ""),
                serialNumber,
                fields.getOrDefault("hardwareRevision", ""),
                fields.getOrDefault("firmwareRevision", ""));
    }

    private static Answer answer(Map<Item, Answer> answers, Item item) {
        return Objects.requireNonNull(answers.get(item), "a device answers every item that it is asked for");
    }

    private static String text(Item item, Answer answer) throws DeviceException {
        if (answer instanceof Answer.Refused refused) {
            throw refused.reason();
        }
        if (answer instanceof Answer.Judged judged) {
            return judged.value().text().strip();
        }
        ValueDomain any = ValueDomain.of(ValueType.TEXT, "");
        return Converter.toValue(((Answer.Content) answer).raw(), any, item.conversion())
                .map(Value::text)
                .orElse("")
                .strip();
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
        Map<ParameterId, Item> items = new LinkedHashMap<>();
        wanted.forEach(id -> items.put(id, item(id)));
        Map<Item, Answer> answers = device.read(items.values());
        List<Reading> readings = new ArrayList<>();
        items.forEach((id, item) -> readings.add(reading(id, item, answer(answers, item))));
        return readings;
    }

    /** The one reading of one parameter. */
    Reading read(ParameterId parameter) throws ConnectionException, DeviceException {
        return read(List.of(parameter)).get(0);
    }

    private Item item(ParameterId parameter) {
        return Objects.requireNonNull(
                bindings.parameters().get(parameter), () -> "the runtime accepts no unbound parameter: " + parameter);
    }

    private Reading reading(ParameterId parameter, Item item, Answer answer) {
        ValueDomain domain =
                descriptor.parameter(parameter).map(ParameterDescriptor::domain).orElseThrow();
        return new Interpretation(parameter, domain, item).of(answer);
    }

    @Override
    public void write(ParameterId parameter, Value value) throws ConnectionException, DeviceException {
        device.write(item(parameter), value);
    }

    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        Task task = Objects.requireNonNull(bindings.commands().get(call.command()), "an undeclared command");
        Map<String, Value> results = new HashMap<>();
        int taken = 0;
        for (Step step : task.steps()) {
            collect(call, take(step, call, taken), results);
            taken++;
        }
        return task.doneWhen().isEmpty() ? Execution.finished(results) : new TaskExecution(task, results, this);
    }

    /** What was done before makes the outcome open, even if this step certainly did nothing. */
    private List<Device.Returned> take(Step step, CommandCall call, int taken)
            throws ConnectionException, DeviceException {
        try {
            return device.take(step, call.arguments());
        } catch (ConnectionException lost) {
            if (taken == 0 || lost.isSent()) {
                throw lost;
            }
            throw new ConnectionException(
                    lost.fault(),
                    taken + " steps of " + call.command() + " were taken, then: " + lost.getMessage(),
                    lost);
        } catch (DeviceException refused) {
            if (taken == 0) {
                throw refused;
            }
            throw new DeviceException(
                    refused.deviceCode(),
                    taken + " steps of " + call.command() + " were taken before the next was refused: "
                            + refused.getMessage());
        }
    }

    private void collect(CommandCall call, List<Device.Returned> returned, Map<String, Value> results) {
        List<ArgumentDescriptor> declared =
                descriptor.command(call.command()).orElseThrow().results();
        for (int i = 0; i < returned.size(); i++) {
            Device.Returned one = returned.get(i);
            for (int j = 0; j < declared.size(); j++) {
                ArgumentDescriptor result = declared.get(j);
                if (one.name().isEmpty() ? i == j : one.name().equals(result.name())) {
                    Interpretation.of(one.value(), result.domain(), Bindings.Conversion.NONE)
                            .ifPresent(value -> results.put(result.name(), value));
                }
            }
        }
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        return new StatusReader(bindings, descriptor, context.events()).read(device, this);
    }

    @Override
    public void subscribe(Collection<ParameterId> wanted, ReadingSink sink)
            throws ConnectionException, DeviceException {
        if (!(device instanceof NodeDevice nodes)) {
            throw new IllegalStateException("the runtime accepts pushed parameters over OPC UA only");
        }
        Map<Item, Duration> items = new LinkedHashMap<>();
        Map<Item, List<ParameterId>> owners = new HashMap<>();
        for (ParameterId id : wanted) {
            items.put(
                    item(id),
                    descriptor.parameter(id).orElseThrow().acquisition().every());
            owners.computeIfAbsent(item(id), item -> new ArrayList<>()).add(id);
        }
        nodes.subscribe(
                items,
                (item, answer) ->
                        owners.getOrDefault(item, List.of()).forEach(id -> sink.accept(reading(id, item, answer))));
    }

    @Override
    public void close() {
        // The link belongs to the runtime.
    }
}
