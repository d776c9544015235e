package org.ferrule.simulators.lads.nodes;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.ferrule.simulators.lads.unit.ActiveProgram;
import org.ferrule.simulators.lads.unit.ProgramTemplate;
import org.ferrule.simulators.lads.unit.Programs;

/** Adds ProgramManager: the templates, the run under way, and the results as they come. */
final class ProgramNodes {

    private final NodeTree tree;
    private final Programs programs;
    private final Structures structures;
    private final Map<String, NodeId> templates = new HashMap<>();

    ProgramNodes(NodeTree tree, Programs programs, Structures structures) {
        this.tree = tree;
        this.programs = programs;
        this.structures = structures;
    }

    ResultNodes addTo(UaNode unit) {
        UaNode programManager = tree.component(unit, tree.lads("ProgramManager"), type("ProgramManagerType"));
        UaNode set = tree.component(programManager, tree.lads("ProgramTemplateSet"), type("ProgramTemplateSetType"));
        tree.property(set, tree.ua("NodeVersion"), NodeIds.String, tree.constant("1"));
        for (ProgramTemplate template : ProgramTemplate.BUILT_IN) {
            UaNode node = tree.component(set, tree.own(template.id()), type("ProgramTemplateType"));
            describe(tree, node, template);
            templates.put(template.id(), node.getNodeId());
        }
        addActive(tree.component(programManager, tree.lads("ActiveProgram"), type("ActiveProgramType")));
        UaNode results = tree.component(programManager, tree.lads("ResultSet"), type("ResultSetType"));
        return new ResultNodes(tree, results, programs, structures);
    }

    static void describe(NodeTree tree, UaNode node, ProgramTemplate template) {
        tree.property(node, tree.lads("Author"), NodeIds.String, tree.constant("Ferrule Simulators"));
        DateTime created = new DateTime(ProgramTemplate.CREATED);
        tree.property(node, tree.lads("Created"), NodeIds.DateTime, tree.constant(created));
        tree.property(node, tree.lads("Modified"), NodeIds.DateTime, tree.constant(created));
        LocalizedText description = LocalizedText.english(template.description());
        tree.property(node, tree.lads("Description"), NodeIds.LocalizedText, tree.constant(description));
        tree.property(node, tree.lads("DeviceTemplateId"), NodeIds.String, tree.constant(template.id()));
        tree.property(node, tree.lads("Version"), NodeIds.String, tree.constant(template.version()));
    }

    private void addActive(UaNode node) {
        NodeId none = NodeId.NULL_VALUE;
        tree.property(
                node,
                tree.lads("CurrentProgramTemplate"),
                tree.type(UaNamespace.AMB, "NameNodeIdDataType"),
                active(
                        run -> structures.named(
                                run.template().id(),
                                templates.getOrDefault(run.template().id(), none)),
                        structures.named("", none)));
        tree.property(node, tree.lads("DeviceProgramRunId"), NodeIds.String, active(ActiveProgram::runId, ""));
        tree.property(
                node,
                tree.lads("CurrentStepName"),
                NodeIds.LocalizedText,
                active(run -> LocalizedText.english(run.presentStep().name()), LocalizedText.english("")));
        tree.property(node, tree.lads("CurrentStepNumber"), NodeIds.UInt32, active(run -> uint(run.step()), uint(0)));
        tree.property(
                node,
                tree.lads("EstimatedStepNumbers"),
                NodeIds.UInt32,
                active(run -> uint(run.template().steps().size()), uint(0)));
        duration(node, "CurrentRuntime", ActiveProgram::runtime);
        duration(node, "CurrentPauseTime", ActiveProgram::pause);
        duration(node, "CurrentStepRuntime", ActiveProgram::inStep);
        duration(node, "EstimatedRuntime", run -> run.template().estimatedRuntime());
        duration(node, "EstimatedStepRuntime", run -> run.presentStep().lasts());
    }

    private void duration(UaNode node, String name, Function<ActiveProgram, Duration> aspect) {
        tree.property(
                node,
                tree.lads(name),
                NodeIds.Duration,
                active(run -> (double) aspect.apply(run).toMillis(), 0.0));
    }

    private LiveValue active(Function<ActiveProgram, Object> aspect, Object otherwise) {
        return tree.measured(() -> programs.active().map(aspect).orElse(otherwise));
    }

    private NodeId type(String name) {
        return tree.type(UaNamespace.LADS, name);
    }
}
