package org.ferrule.plugin.processor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;

/** The descriptor's commands but the run itself. Each is sent once. */
final class Commands {
    private final Device device;
    private final RunParameters runParameters;
    private final ExpectedProgram expected;
    private final Optional<OpcUaNodeId> select;
    private final Optional<HistoryFile> history;
    private final List<Optional<OpcUaNodeId>> kit;
    private boolean isStopSent;

    Commands(Device device, RunParameters runParameters, ExpectedProgram expected) throws ConfigurationException {
        this.device = device;
        this.runParameters = runParameters;
        this.expected = expected;
        this.select = device.index().variable("selectVariable");
        this.history = HistoryFile.find(device.index());
        this.kit = List.of(
                device.index().variable("kitIdVariable"),
                device.index().variable("kitStateVariable"),
                device.index().variable("kitLotVariable"),
                device.index().variable("kitExpiryVariable"));
    }

    Execution start(CommandCall call) throws ConnectionException, DeviceException {
        return switch (call.command().value()) {
            case "loadProgram" ->
                load(call.argument("id").text(), call.argument("checksum").text());
            case "verifyKit" -> verifyKit(call.argument("expected").text());
            case "setRunParameter" -> runParameters.set(call.argument("name").text(), call.argument("value"));
            case "prepare" -> orderUntil(Order.SEND, Protocol.READY_TO_START);
            case "advanceStep" -> advance();
            case "acknowledge" -> acknowledge(call);
            case "hold" -> order(Order.PAUSE);
            case "unhold" -> order(Order.RESUME);
            case "stop" -> end(Order.STOP);
            case "abort" -> end(Order.ABORT);
            case "reset" -> reset();
            case "clear" -> orderUntil(Order.CLEAR_ERROR, Protocol.INSTRUMENT_READY);
            case "getRunHistory" ->
                HistoryExecution.start(
                        device,
                        history.orElseThrow(() -> DeviceException.beforeSending(
                                "", "the device has no run history; see the setting historyNode")),
                        call.argument("runId").text());
            default -> throw DeviceException.beforeSending("", "there is no command " + call.command());
        };
    }

    /** Whether this session told the device to end the run. */
    boolean isStopSent() {
        return isStopSent;
    }

    /** A new run begins. */
    void forgetStop() {
        isStopSent = false;
    }

    private Execution order(Order order) throws ConnectionException, DeviceException {
        device.order(order);
        return Execution.finished(Map.of());
    }

    private Execution orderUntil(Order order, Protocol wanted) throws ConnectionException, DeviceException {
        device.order(order);
        return new Polled(() -> {
            Look look = device.look();
            if (look.protocol() == wanted) {
                return ExecutionStatus.succeeded(Map.of());
            }
            return look.protocol() == Protocol.ERROR && order != Order.CLEAR_ERROR
                    ? ExecutionStatus.failed("InstrumentError: " + look.error())
                    : ExecutionStatus.running(0, "waiting for " + wanted);
        });
    }

    private Execution load(String name, String checksum) throws ConnectionException, DeviceException {
        Look.ProgramAtDevice held = device.look().program();
        if (!held.name().equals(name)) {
            OpcUaNodeId target = select.orElseThrow(() -> DeviceException.beforeSending(
                    "",
                    "programs cannot be selected over OPC UA at this device (setting selectVariable), and it holds '"
                            + held.name() + "'. Select '" + name + "' at its panel, then load it again to compare it"));
            device.link().write(target, Value.text(name));
        }
        expected.expect(name, checksum);
        return new Polled(() -> {
            Look.ProgramAtDevice now = device.look().program();
            if (!now.name().equals(name)) {
                return ExecutionStatus.running(0, "waiting for program " + name);
            }
            return expected.compare(now.name(), now.checksum()).equals("MATCHES")
                    ? ExecutionStatus.succeeded(
                            Map.of("checksum", Value.text(now.checksum()), "version", Value.text(now.version())))
                    : ExecutionStatus.failed("checksum " + now.checksum() + ": program '" + name
                            + "' at the device is not the approved one, whose checksum is " + checksum);
        });
    }

    private Execution verifyKit(String wanted) throws ConnectionException, DeviceException {
        Snapshot now = Snapshot.read(
                device.link(), kit.stream().flatMap(Optional::stream).toList());
        String id = now.text(kit.get(0));
        String state = now.value(kit.get(1))
                .flatMap(device.vocabulary("kitState")::meaning)
                .orElse("not known");
        Optional<Instant> expiry = now.value(kit.get(3))
                .filter(Value.Timestamp.class::isInstance)
                .map(time -> ((Value.Timestamp) time).value());
        String problem = !id.equals(wanted)
                ? "kit '" + id + "' is loaded, not '" + wanted + "'"
                : !state.equals("VALID")
                        ? "kit '" + id + "' is " + state
                        : expiry.filter(device.context().clock().instant()::isAfter)
                                .map(time -> "kit '" + id + "' expired " + time)
                                .orElse("");
        ExecutionStatus status = problem.isEmpty()
                ? ExecutionStatus.succeeded(Map.of(
                        "lot", Value.text(now.text(kit.get(2))),
                        "expiry", Value.text(expiry.map(Instant::toString).orElse(now.text(kit.get(3))))))
                : ExecutionStatus.failed(problem);
        return new Polled(() -> status);
    }

    private Execution advance() throws ConnectionException, DeviceException {
        Look before = device.look();
        device.order(Order.SKIP);
        return new Polled(() -> {
            Look now = device.look();
            boolean isElsewhere = !now.protocol().isInRun()
                    || now.run().step() != before.run().step();
            return isElsewhere
                    ? ExecutionStatus.succeeded(Map.of())
                    : ExecutionStatus.running(0, "waiting for the next step");
        });
    }

    private Execution acknowledge(CommandCall call) throws ConnectionException, DeviceException {
        Pending pending = Pending.valueOf(call.argument("pending").text());
        new Acknowledgements(device)
                .answer(pending, Choice.valueOf(call.argument("choice").text()));
        return new Polled(() -> device.look().pending() != pending
                ? ExecutionStatus.succeeded(Map.of())
                : ExecutionStatus.running(0, "waiting until the device goes on"));
    }

    /** Acts before it looks: a stop that finds nothing to stop is refused by the device, and done. */
    private Execution end(Order order) throws ConnectionException, DeviceException {
        isStopSent = true;
        try {
            device.order(order);
        } catch (DeviceException refused) {
            if (device.look().protocol().isInRun()) {
                throw refused;
            }
        }
        return new Polled(() -> device.look().protocol().isInRun()
                ? ExecutionStatus.running(0, "waiting for the end of the run")
                : ExecutionStatus.succeeded(Map.of()));
    }

    private Execution reset() throws ConnectionException, DeviceException {
        expected.forget();
        return orderUntil(Order.CLEAR_PROTOCOL, Protocol.NO_PROTOCOL_SELECTED);
    }

    /** The server's time (OPC 10000-5: ServerStatus CurrentTime). */
    Instant clock() throws ConnectionException, DeviceException {
        OpcUaValue now = device.link().read(List.of(OpcUaNodeId.standard(2258))).get(0);
        if (now.quality().isBad() || !(now.value() instanceof Value.Timestamp time)) {
            throw new DeviceException(
                    now.quality().toString(), "the server does not tell its time (ServerStatus CurrentTime, i=2258)");
        }
        return time.value();
    }
}
