package org.ferrule.simulators.lads.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.ferrule.simulators.lads.unit.Caller;
import org.ferrule.simulators.lads.unit.ProgramOrder;
import org.ferrule.simulators.lads.unit.ProgramTemplate;
import org.jspecify.annotations.Nullable;

/** Adds StartProgram to the state machine and to the functional group, where the node set orders its arguments differently. */
final class StartProgramNodes {

    private static final String TEMPLATE = "ProgramTemplateId";

    private final NodeTree tree;
    private final UnitWiring wiring;
    private final Structures structures;

    StartProgramNodes(NodeTree tree, UnitWiring wiring, Structures structures) {
        this.tree = tree;
        this.wiring = wiring;
        this.structures = structures;
    }

    void addTo(UaNode machine, UaNode operational) {
        List<MethodArgument> rest = List.of(
                structuresOf("Properties", "KeyValueType"),
                MethodArgument.text("SupervisoryJobId"),
                MethodArgument.text("SupervisoryTaskId"),
                structuresOf("Samples", "SampleInfoType"));
        List<MethodArgument> first = new ArrayList<>(rest);
        first.add(0, MethodArgument.text(TEMPLATE));
        List<MethodArgument> last = new ArrayList<>(rest);
        last.add(MethodArgument.text(TEMPLATE));
        add(machine, first);
        add(operational, last);
    }

    private MethodArgument structuresOf(String name, String type) {
        return new MethodArgument(name, tree.type(UaNamespace.LADS, type), true, ExtensionObject[].class);
    }

    private void add(UaNode parent, List<MethodArgument> inputs) {
        MethodGate.Body body = new LockGuard(wiring).method((caller, values) -> {
            Map<String, @Nullable Object> named = new HashMap<>();
            for (int i = 0; i < inputs.size(); i++) {
                named.put(inputs.get(i).name(), values.get(i));
            }
            return List.of(start(named, caller));
        });
        MethodArgument runId = new MethodArgument("DeviceProgramRunId", NodeIds.String, false, String.class);
        tree.method(
                parent,
                new MethodSpec(tree.lads("StartProgram"), inputs, List.of(runId), body),
                wiring.tally().counter("FunctionalUnit/StartProgram"));
    }

    private String start(Map<String, @Nullable Object> named, Caller caller) throws UaException {
        String wanted = text(named, TEMPLATE);
        ProgramTemplate template = ProgramTemplate.BUILT_IN.stream()
                .filter(known -> known.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UaException(StatusCodes.Bad_NotFound, "no program '" + wanted + "'"));
        var properties = structures.readPairs(named.get("Properties"));
        var samples = structures.readSamples(named.get("Samples"));
        if (properties.isEmpty() || samples.isEmpty()) {
            throw new UaException(StatusCodes.Bad_InvalidArgument, "Properties or Samples are of another type");
        }
        ProgramOrder order = new ProgramOrder(
                template,
                properties.get(),
                text(named, "SupervisoryJobId"),
                text(named, "SupervisoryTaskId"),
                samples.get(),
                caller);
        return wiring.programs()
                .start(order)
                .orElseThrow(() -> new UaException(StatusCodes.Bad_InvalidState, "a program cannot start now"));
    }

    private static String text(Map<String, @Nullable Object> named, String name) {
        return named.get(name) instanceof String text ? text : "";
    }
}
