package org.ferrule.plugin.processor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.driver.Clocked;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.Recallable;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.transport.OpcUaNodeId;

/** One conversation with one cell processor; everything was found when it was opened. */
final class ProcessorSession implements EquipmentSession, Commandable, Stateful, Recallable, Clocked {
    private static final List<String> NAMEPLATE =
            List.of("Manufacturer", "Model", "SerialNumber", "HardwareRevision", "SoftwareRevision");

    private final SessionContext context;
    private final Device device;
    private final ParameterVariables parameters;
    private final Commands commands;
    private final Optional<OpcUaNodeId> label;
    private final List<Optional<OpcUaNodeId>> nameplate = new ArrayList<>();

    ProcessorSession(SessionContext context, Device device)
            throws ConfigurationException, ConnectionException, DeviceException {
        this.context = context;
        this.device = device;
        ExpectedProgram expected = new ExpectedProgram();
        RunParameters runParameters = RunParameters.find(device);
        parameters = ParameterVariables.find(device, runParameters, expected);
        commands = new Commands(device, runParameters, expected);
        label = device.index().variable("setRunLabelVariable");
        for (String name : NAMEPLATE) {
            nameplate.add(device.index().named(name));
        }
    }

    @Override
    public Nameplate identify() throws ConnectionException, DeviceException {
        Snapshot now = Snapshot.read(
                device.link(), nameplate.stream().flatMap(Optional::stream).toList());
        List<String> texts = nameplate.stream().map(now::text).toList();
        if (texts.get(2).isBlank()) {
            throw new DeviceException(
                    "SerialNumber ''",
                    "the device tells no serial number, without which it cannot be told from another");
        }
        return new Nameplate(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4));
    }

    @Override
    public List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException {
        return parameters.read(wanted);
    }

    @Override
    public Execution start(CommandCall call) throws ConnectionException, DeviceException {
        return call.command().value().equals("start") ? run(call) : commands.start(call);
    }

    /** The label goes first: a run that carries none cannot be asked for later. */
    private Execution run(CommandCall call) throws ConnectionException, DeviceException {
        if (label.isPresent()) {
            try {
                device.link().write(label.get(), RunExecution.label(call));
            } catch (ConnectionException lost) {
                throw ConnectionException.notSent(lost.fault(), "the run was not started: " + lost.getMessage(), lost);
            }
        }
        commands.forgetStop();
        device.order(Order.RUN);
        return new RunExecution(device, new Acknowledgements(device), commands::isStopSent);
    }

    @Override
    public Optional<ExecutionStatus> recall(CommandCall call) throws ConnectionException, DeviceException {
        if (!call.command().value().equals("start")) {
            return Optional.empty();
        }
        Look look = device.look();
        boolean isOurs = look.run().label().equals(RunExecution.label(call).text());
        return isOurs
                ? Optional.of(RunJudge.judge(look, false, context.settings().text("readyAfterRunIs")))
                : Optional.empty();
    }

    @Override
    public DeviceStatus status() throws ConnectionException, DeviceException {
        return new StatusReader(device).read();
    }

    @Override
    public Instant clock() throws ConnectionException, DeviceException {
        return commands.clock();
    }

    @Override
    public void close() {
        // The link belongs to the runtime.
    }
}
