package org.ferrule.plugin.lads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaReference;

/** The program manager of a functional unit: its templates, and the start of one of them. */
final class Programs {
    private final AddressSpace space;
    private final Device device;
    private final NodeSet templateSet;

    private record Template(String id, String version) {
        String words() {
            return version.isBlank() ? id : id + " " + version;
        }
    }

    Programs(AddressSpace space, Device device) throws ConnectionException, DeviceException {
        this.space = space;
        this.device = device;
        this.templateSet = new NodeSet(space, space.find(device.unit(), "ProgramManager", "ProgramTemplateSet"));
    }

    boolean isPresent() {
        return templateSet.isPresent();
    }

    /** What can be started, for people: id and version of each. */
    String words() throws ConnectionException, DeviceException {
        return templates().stream().map(Template::words).collect(Collectors.joining("; "));
    }

    private List<Template> templates() throws ConnectionException, DeviceException {
        List<Template> templates = new ArrayList<>();
        for (OpcUaReference child : templateSet.objects()) {
            OpcUaNodeId id = space.find(child.node(), "DeviceTemplateId").orElse(null);
            OpcUaNodeId version = space.find(child.node(), "Version").orElse(null);
            Snapshot facts = Snapshot.read(space.link(), Stream.of(id, version));
            templates.add(new Template(
                    facts.text(id).orElse(child.browseName()),
                    facts.text(version).orElse("")));
        }
        return templates;
    }

    /**
     * Starts a program once. The task is our request, by which its result is found again.
     *
     * @return the device's id of the run
     */
    String start(CommandCall call) throws ConnectionException, DeviceException {
        String wanted = call.argument("program").text();
        List<Template> known = templates();
        if (known.stream().noneMatch(template -> template.id().equals(wanted))) {
            throw new DeviceException(
                    "0x803E0000", "the device has no program '" + wanted + "'; it has [" + words() + "] (BadNotFound)");
        }
        Method method = method();
        List<Value> arguments =
                method.arguments().stream().map(name -> argument(name, call)).toList();
        List<Value> outputs = space.link().call(method.object(), method.method(), arguments);
        return outputs.isEmpty() ? "" : outputs.get(0).text();
    }

    /** The state machine has the method, or the group of what is operated; each orders the arguments as it likes. */
    private Method method() throws ConnectionException, DeviceException {
        for (String place : List.of("FunctionalUnitState", "Operational")) {
            Optional<OpcUaNodeId> object = space.find(device.unit(), place);
            Optional<Method> found =
                    object.isPresent() ? Method.find(space, object.get(), "StartProgram") : Optional.<Method>empty();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new DeviceException("0x80750000", "the device has no method StartProgram (BadMethodInvalid)");
    }

    private static Value argument(String name, CommandCall call) {
        return switch (name) {
            case "ProgramTemplateId" -> Value.text(call.argument("program").text());
            case "SupervisoryJobId" -> Value.text(call.argument("jobId").text());
            case "SupervisoryTaskId" -> Value.text(call.request().toString());
            case "Properties" -> properties(call.argument("properties").text());
            case "Samples" -> samples(call.argument("samples").text());
            default -> Method.NO_ELEMENTS;
        };
    }

    /** From {@code key=value; key=value}. */
    private static Value properties(String text) {
        List<Value> pairs = new ArrayList<>();
        for (String pair : items(text, ";")) {
            int equals = pair.indexOf('=');
            pairs.add(struct(
                    "Key", pair.substring(0, equals).strip(),
                    "Value", pair.substring(equals + 1).strip()));
        }
        return new Value.Items(pairs);
    }

    /** From sample ids, separated by commas. */
    private static Value samples(String text) {
        List<Value> samples = new ArrayList<>();
        for (String id : items(text, ",")) {
            samples.add(struct("ContainerId", "", "SampleId", id));
        }
        return new Value.Items(samples);
    }

    private static List<String> items(String text, String separator) {
        return Stream.of(text.split(separator, -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Value struct(String first, String one, String second, String two) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put(first, Value.text(one));
        fields.put(second, Value.text(two));
        return new Value.Struct(fields);
    }
}
