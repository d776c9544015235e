package org.ferrule.simulators.lads.nodes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.ferrule.simulators.lads.unit.ProgramOrder;
import org.ferrule.simulators.lads.unit.ProgramResult;
import org.ferrule.simulators.lads.unit.Programs;

/** The result set: grows by one object a finished run. */
final class ResultNodes {

    private final NodeTree tree;
    private final UaNode set;
    private final Programs programs;
    private final Structures structures;
    private final AtomicInteger shown = new AtomicInteger();

    ResultNodes(NodeTree tree, UaNode set, Programs programs, Structures structures) {
        this.tree = tree;
        this.set = set;
        this.programs = programs;
        this.structures = structures;
        tree.property(set, tree.ua("NodeVersion"), NodeIds.String, tree.measured(() -> String.valueOf(shown.get())));
        look();
    }

    /** Shows results that are new; called by one thread. */
    void look() {
        List<ProgramResult> results = programs.results();
        while (shown.get() < results.size()) {
            add(results.get(shown.get()));
            shown.incrementAndGet();
        }
    }

    private void add(ProgramResult result) {
        ProgramOrder order = result.order();
        UaNode node = tree.component(set, tree.own(result.runId()), type("ResultType"));
        text(node, "DeviceProgramRunId", result.runId());
        text(node, "ApplicationUri", order.caller().applicationUri());
        text(node, "User", order.caller().user());
        text(node, "SupervisoryJobId", order.supervisoryJobId());
        text(node, "SupervisoryTaskId", order.supervisoryTaskId());
        LocalizedText what = LocalizedText.english(order.template().description());
        tree.property(node, tree.lads("Description"), NodeIds.LocalizedText, tree.constant(what));
        tree.property(node, tree.lads("Started"), NodeIds.DateTime, tree.constant(new DateTime(result.started())));
        tree.property(node, tree.lads("Stopped"), NodeIds.DateTime, tree.constant(new DateTime(result.stopped())));
        duration(node, "TotalRuntime", result.runtime());
        duration(node, "TotalPauseTime", result.pause());
        tree.property(
                node,
                tree.lads("Properties"),
                type("KeyValueType"),
                tree.constant(structures.pairs(order.properties())));
        tree.property(
                node, tree.lads("Samples"), type("SampleInfoType"), tree.constant(structures.samples(order.samples())));
        ProgramNodes.describe(
                tree,
                tree.component(node, tree.lads("ProgramTemplate"), type("ProgramTemplateType")),
                order.template());
        tree.component(node, tree.lads("VariableSet"), type("VariableSetType"));
        addFile(tree.component(node, tree.lads("FileSet"), type("ResultFileSetType")), result);
    }

    private void addFile(UaNode files, ProgramResult result) {
        UaNode file = tree.component(files, tree.own("Record"), type("ResultFileType"));
        text(file, "Name", result.runId() + ".csv");
        text(file, "MimeType", "text/csv");
        new ResultFile(tree, result.file()).addTo(file);
    }

    private void text(UaNode node, String name, String value) {
        tree.property(node, tree.lads(name), NodeIds.String, tree.constant(value));
    }

    private void duration(UaNode node, String name, Duration value) {
        tree.property(node, tree.lads(name), NodeIds.Duration, tree.constant((double) value.toMillis()));
    }

    private NodeId type(String name) {
        return tree.type(UaNamespace.LADS, name);
    }
}
