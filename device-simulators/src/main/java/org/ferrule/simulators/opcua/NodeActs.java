package org.ferrule.simulators.opcua;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.ferrule.simulators.witness.Acts;
import org.jspecify.annotations.Nullable;

/** Remembers what clients ask to change, by browse names: {@code write FunctionSet/PH/TargetValue}, {@code call Lock/InitLock}. */
final class NodeActs {

    /** Methods of the standard that only read a file. */
    private static final Set<QualifiedName> READING = Stream.of("Open", "Close", "Read", "GetPosition", "SetPosition")
            .map(name -> new QualifiedName(0, name))
            .collect(Collectors.toSet());

    private static final Set<NodeId> UPWARDS = Set.of(NodeIds.HasComponent, NodeIds.HasProperty);
    private static final int DEEPEST = 20;

    private final OpcUaServer server;
    private final String root;
    private final Acts acts;

    /**
     * Begins.
     *
     * @param root the path that all have in common and that is left out
     */
    NodeActs(OpcUaServer server, String root, Acts acts) {
        this.server = server;
        this.root = root;
        this.acts = acts;
    }

    Optional<Acts.Entry> write(WriteValue asked) {
        Object value =
                asked.getValue() == null ? null : asked.getValue().value().value();
        return Optional.of(acts.asked("write " + path(asked.getNodeId()), text(asked.getNodeId(), value)));
    }

    /** Empty for a method that changes nothing. */
    Optional<Acts.Entry> call(CallMethodRequest asked) {
        Optional<UaNode> method = node(asked.getMethodId());
        if (method.filter(known -> READING.contains(known.getBrowseName())).isPresent()) {
            return Optional.empty();
        }
        Variant[] inputs = asked.getInputArguments();
        String values = Arrays.stream(inputs == null ? new Variant[0] : inputs)
                .map(input -> text(NodeId.NULL_VALUE, input.value()))
                .collect(Collectors.joining(" "));
        String name = method.map(NodeActs::name).orElse(asked.getMethodId().toParseableString());
        return Optional.of(acts.asked("call " + path(asked.getObjectId()) + "/" + name, values));
    }

    static void conclude(List<Optional<Acts.Entry>> asked, List<StatusCode> results) {
        for (int i = 0; i < asked.size(); i++) {
            if (i >= results.size() || !results.get(i).isGood()) {
                asked.get(i).ifPresent(Acts.Entry::refuse);
            }
        }
    }

    private String path(NodeId of) {
        StringBuilder path = new StringBuilder();
        Optional<UaNode> next = node(of);
        if (next.isEmpty()) {
            return of.toParseableString();
        }
        for (int depth = 0; next.isPresent() && depth < DEEPEST; depth++) {
            path.insert(0, name(next.get()) + (depth == 0 ? "" : "/"));
            next = above(next.get());
        }
        String all = path.toString();
        return all.startsWith(root) ? all.substring(root.length()) : all;
    }

    private Optional<UaNode> above(UaNode node) {
        return node.getReferences().stream()
                .filter(reference -> reference.isInverse() && UPWARDS.contains(reference.getReferenceTypeId()))
                .map(Reference::getTargetNodeId)
                .flatMap(target -> target.toNodeId(server.getNamespaceTable()).stream())
                .flatMap(id -> node(id).stream())
                .findFirst();
    }

    private Optional<UaNode> node(NodeId id) {
        return server.getAddressSpaceManager().getManagedNode(id);
    }

    private static String name(UaNode node) {
        return String.valueOf(node.getBrowseName().name());
    }

    /** A number of an enumeration by its word, so that it means the same at each start. */
    private String text(NodeId written, @Nullable Object value) {
        if (value instanceof Integer number) {
            return word(written, number).orElse(String.valueOf(number));
        }
        return value instanceof Object[] several ? Arrays.deepToString(several) : String.valueOf(value);
    }

    private Optional<String> word(NodeId written, int number) {
        return node(written).stream()
                .flatMap(node -> node.getReferences().stream())
                .filter(reference ->
                        reference.isForward() && reference.getReferenceTypeId().equals(NodeIds.HasProperty))
                .flatMap(reference -> reference.getTargetNodeId().toNodeId(server.getNamespaceTable()).stream())
                .flatMap(id -> node(id).stream())
                .filter(property -> name(property).equals("EnumStrings"))
                .map(property -> ((UaVariableNode) property).getValue().value().value())
                .filter(words -> words instanceof LocalizedText[] texts && number >= 0 && number < texts.length)
                .map(words -> Objects.requireNonNull((LocalizedText[]) words)[number].text())
                .filter(Objects::nonNull)
                .findFirst();
    }
}
