package org.ferrule.plugin.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;

/** The device's numbered run parameters. */
final class RunParameters {
    private static final int COUNT = 20;
    private static final List<String> FROM_WORST = List.of("OUT_OF_RANGE", "NOT_SET", "VALID", "NOT_IN_USE");

    private final Device device;
    private final List<Slot> slots = new ArrayList<>();

    private RunParameters(Device device) {
        this.device = device;
    }

    private record Slot(Optional<OpcUaNodeId> name, Optional<OpcUaNodeId> value, Optional<OpcUaNodeId> validity) {}

    static RunParameters find(Device device) throws ConfigurationException {
        RunParameters parameters = new RunParameters(device);
        NodeIndex index = device.index();
        for (int number = 1; number <= COUNT; number++) {
            parameters.slots.add(new Slot(
                    index.numbered("runParameterNameVariable", number),
                    index.numbered("runParameterVariable", number),
                    index.numbered("runParameterValidityVariable", number)));
        }
        return parameters;
    }

    /** The variable behind {@code runParameter3.value}. */
    Optional<OpcUaNodeId> node(String parameter) {
        int dot = parameter.indexOf('.');
        Slot slot = slots.get(Integer.parseInt(parameter.substring("runParameter".length(), dot)) - 1);
        return switch (parameter.substring(dot + 1)) {
            case "name" -> slot.name();
            case "value" -> slot.value();
            default -> slot.validity();
        };
    }

    List<OpcUaNodeId> validities() {
        return slots.stream().flatMap(slot -> slot.validity().stream()).toList();
    }

    /** The worst validity; empty if there is none, or one of them cannot be understood. */
    Optional<String> worst(Snapshot now) {
        List<Optional<String>> all = validities().stream()
                .map(node -> now.value(Optional.of(node)).flatMap(device.vocabulary("runParameterValidity")::meaning))
                .toList();
        if (all.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return FROM_WORST.stream()
                .filter(validity -> all.contains(Optional.of(validity)))
                .findFirst();
    }

    /** Sets one by its name; done when the device finds it valid. */
    Execution set(String name, Value value) throws ConnectionException, DeviceException {
        Snapshot names = Snapshot.read(
                device.link(),
                slots.stream().flatMap(slot -> slot.name().stream()).toList());
        Slot slot = IntStream.range(0, COUNT)
                .mapToObj(slots::get)
                .filter(one -> !name.isBlank() && names.text(one.name()).equals(name))
                .findFirst()
                .orElseThrow(() -> DeviceException.beforeSending(
                        "", "the selected program has no run parameter '" + name + "'; it has " + inUse(names)));
        OpcUaNodeId target = slot.value()
                .orElseThrow(
                        () -> DeviceException.beforeSending("", "the device has no variable that sets '" + name + "'"));
        device.link().write(target, value);
        return new Polled(() -> judge(name, slot, value));
    }

    private List<String> inUse(Snapshot names) {
        return slots.stream()
                .map(slot -> names.text(slot.name()))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private ExecutionStatus judge(String name, Slot slot, Value wanted) throws ConnectionException, DeviceException {
        List<OpcUaNodeId> nodes = new ArrayList<>();
        slot.validity().ifPresent(nodes::add);
        slot.value().ifPresent(nodes::add);
        Snapshot now = Snapshot.read(device.link(), nodes);
        String validity = now.value(slot.validity())
                .flatMap(device.vocabulary("runParameterValidity")::meaning)
                .orElse("");
        boolean isHeld = now.value(slot.value()).filter(wanted::equals).isPresent();
        return switch (validity) {
            case "VALID" ->
                isHeld
                        ? ExecutionStatus.succeeded(java.util.Map.of())
                        : ExecutionStatus.failed("the device holds " + now.text(slot.value()) + " for '" + name
                                + "' instead of " + wanted.text());
            case "OUT_OF_RANGE" ->
                ExecutionStatus.failed("OutOfRange: the device does not take " + wanted.text() + " for '" + name + "'");
            default -> ExecutionStatus.running(0, "waiting until the device finds " + name + " valid");
        };
    }
}
