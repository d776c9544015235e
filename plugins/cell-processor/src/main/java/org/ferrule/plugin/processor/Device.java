package org.ferrule.plugin.processor;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;

/** What was found of the device: how to look at its run, and how to give it an order. */
final class Device {
    private static final List<String> LOOKED_AT = List.of(
            "protocolStateVariable",
            "pendingAcknowledgementVariable",
            "programNameVariable",
            "programVersionVariable",
            "programChecksumVariable",
            "runIdVariable",
            "runLabelVariable",
            "stepNumberVariable",
            "stepCountVariable",
            "stepNameVariable",
            "runResultVariable",
            "errorVariable",
            "doorStateVariable");

    private final NodeIndex index;
    private final SessionContext context;
    private final Map<String, OpcUaNodeId> nodes = new LinkedHashMap<>();
    private final Map<String, Vocabulary> vocabularies = new LinkedHashMap<>();
    private final OpcUaNodeId command;

    private Device(NodeIndex index, SessionContext context, OpcUaNodeId command) {
        this.index = index;
        this.context = context;
        this.command = command;
    }

    static Device find(NodeIndex index, SessionContext context)
            throws ConfigurationException, ConnectionException, DeviceException {
        index.require("protocolStateVariable");
        Device device = new Device(index, context, index.require("commandVariable"));
        for (String setting : LOOKED_AT) {
            index.variable(setting).ifPresent(node -> device.nodes.put(setting, node));
        }
        for (String parameter : List.of("protocolState", "doorState", "kitState", "pendingAcknowledgement")) {
            device.learn(parameter, device.declared(parameter), index.variable(parameter + "Variable"));
        }
        device.learn(
                "runParameterValidity",
                device.declared("runParametersValidity"),
                index.numbered("runParameterValidityVariable", 1));
        device.learn(
                "runResult",
                Arrays.stream(RunEnd.values()).map(RunEnd::name).toList(),
                index.variable("runResultVariable"));
        device.learn("command", Order.meanings(), Optional.of(device.command));
        return device;
    }

    private List<String> declared(String parameter) {
        return context.descriptor()
                .parameter(new ParameterId(parameter))
                .map(known -> List.copyOf(known.domain().values().values()))
                .orElse(List.of());
    }

    private void learn(String name, List<String> meanings, Optional<OpcUaNodeId> variable)
            throws ConfigurationException, ConnectionException, DeviceException {
        vocabularies.put(name, Vocabulary.of(index, name + "Names", meanings, variable));
    }

    NodeIndex index() {
        return index;
    }

    OpcUaLink link() {
        return index.link();
    }

    SessionContext context() {
        return context;
    }

    Vocabulary vocabulary(String name) {
        Vocabulary known = vocabularies.get(name);
        if (known == null) {
            throw new IllegalArgumentException("there is no vocabulary '" + name + "'");
        }
        return known;
    }

    /** The node behind one of the settings that are looked at. */
    Optional<OpcUaNodeId> node(String setting) {
        return Optional.ofNullable(nodes.get(setting));
    }

    /** Gives an order, once; what becomes of it is seen by looking. */
    void order(Order order) throws ConnectionException, DeviceException {
        link().write(command, vocabulary("command").wire(order.name()));
    }

    Look look() throws ConnectionException, DeviceException {
        Snapshot now = Snapshot.read(link(), nodes.values());
        Value state = now.value(node("protocolStateVariable"))
                .orElseThrow(() -> new DeviceException("no state", "the device does not tell its ProtocolState"));
        Protocol protocol = vocabulary("protocolState")
                .meaning(state)
                .map(Protocol::valueOf)
                .orElseThrow(() -> new DeviceException(
                        state.text(),
                        "ProtocolState is '" + state.text()
                                + "', which is none of those in the setting protocolStateNames"));
        return new Look(
                protocol,
                pending(now),
                new Look.ProgramAtDevice(
                        now.text(node("programNameVariable")),
                        now.text(node("programVersionVariable")),
                        now.text(node("programChecksumVariable"))),
                run(now),
                // A device that tells results, but none that is known, had no run that was completed.
                now.value(node("runResultVariable"))
                        .map(result -> vocabulary("runResult")
                                .meaning(result)
                                .map(RunEnd::valueOf)
                                .orElse(RunEnd.STOPPED)),
                now.text(node("errorVariable")),
                now.value(node("doorStateVariable"))
                        .flatMap(vocabulary("doorState")::meaning)
                        .filter("ERROR"::equals)
                        .isPresent());
    }

    private Look.RunAtDevice run(Snapshot now) {
        return new Look.RunAtDevice(
                now.text(node("runIdVariable")),
                now.text(node("runLabelVariable")),
                now.number(node("stepNumberVariable")),
                now.number(node("stepCountVariable")),
                now.text(node("stepNameVariable")));
    }

    private Pending pending(Snapshot now) {
        return now.value(node("pendingAcknowledgementVariable"))
                .map(value -> vocabulary("pendingAcknowledgement")
                        .meaning(value)
                        .map(Pending::valueOf)
                        .orElse(Pending.OTHER))
                .orElse(Pending.NONE);
    }
}
