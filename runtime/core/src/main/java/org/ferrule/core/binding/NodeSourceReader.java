package org.ferrule.core.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.binding.Bindings.Call;
import org.ferrule.api.binding.Bindings.Conversion;
import org.ferrule.api.binding.Bindings.Operand;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Bindings.Write;
import org.ferrule.api.binding.Source;
import org.ferrule.api.binding.Source.Name;
import org.ferrule.api.binding.Source.Node;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads places in an OPC UA server: a path of browse names from the Objects folder, or a node id, both with namespaces by URI. */
final class NodeSourceReader implements SourceReader {
    static final String STANDARD = "http://opcfoundation.org/UA/";
    private static final List<String> KEYS = List.of("path", "node");

    private final NodeReader reader;
    private final Map<String, String> namespaces = new LinkedHashMap<>();

    /** Reads with the namespaces that the descriptor gives short names. */
    NodeSourceReader(NodeReader reader, ConfigSection binding) {
        this.reader = reader;
        namespaces.put("ua", STANDARD);
        binding.section("namespaces")
                .ifPresent(all -> all.entries()
                        .forEach(entry -> reader.text(entry.value()).ifPresent(uri -> add(entry, uri))));
    }

    private void add(ConfigNode.Entry entry, String uri) {
        if (!entry.key().matches("[a-zA-Z][a-zA-Z0-9]*")) {
            reader.mistakes()
                    .add(
                            entry.place(),
                            entry.path(),
                            "'" + entry.key() + "' is no short name: use a letter, then letters and digits.");
        }
        if (!uri.matches("(https?|urn|opc\\.tcp):\\S+")) {
            reader.mistakes()
                    .add(
                            entry.value(),
                            "'" + uri + "' is no namespace URI. It starts with http: or urn: and has no blanks.");
        }
        namespaces.put(entry.key(), uri);
    }

    @Override
    public List<String> keys() {
        return KEYS;
    }

    @Override
    public Optional<Source> read(ConfigSection binding, ValueDomain domain) {
        return place(binding).map(node -> node);
    }

    private Optional<Node> place(ConfigSection section) {
        if (section.has("path") == section.has("node")) {
            section.wrong(
                    "must say which node it is: path: with browse names from the Objects folder, or node: with an id.");
            return Optional.empty();
        }
        return section.has("path") ? section.read("path", this::path) : section.read("node", this::id);
    }

    private Optional<Node> path(ConfigNode node) {
        List<Name> names = new ArrayList<>();
        Optional<String> text = reader.text(node);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        for (String part : text.get().split("/", -1)) {
            name(node, part, "di:DeviceSet/own:Reactor").ifPresent(names::add);
        }
        return names.size() == text.get().split("/", -1).length
                ? Optional.of(new Node(false, names))
                : Optional.empty();
    }

    private Optional<Node> id(ConfigNode node) {
        Optional<Name> name = reader.text(node).flatMap(text -> name(node, text, "own:s=Temperature"));
        if (name.isPresent() && !name.get().name().matches("[isgb]=.+")) {
            return reader.wrong(
                    node,
                    "'" + name.get().name() + "' is no identifier. Write for example own:s=Temperature or own:i=4711.");
        }
        return name.map(known -> new Node(true, List.of(known)));
    }

    private Optional<Name> name(ConfigNode node, String text, String example) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            return reader.wrong(
                    node,
                    "'" + text + "' does not say its namespace. Write a short name and a colon first, for example "
                            + example + ".");
        }
        String uri = namespaces.get(text.substring(0, colon));
        if (uri == null) {
            return reader.wrong(
                    node,
                    "there is no namespace '" + text.substring(0, colon) + "'. "
                            + Nearest.hint(text.substring(0, colon), namespaces.keySet())
                            + " Declare it under binding.namespaces.");
        }
        return Optional.of(new Name(uri, text.substring(colon + 1)));
    }

    @Override
    public List<String> targetKeys() {
        return KEYS;
    }

    @Override
    public Optional<Source> target(ConfigSection write, Source read, ValueDomain domain) {
        return place(write).map(node -> node);
    }

    @Override
    public Collection<String> fields(Source source) {
        return List.of();
    }

    @Override
    public List<String> stepKeys() {
        return List.of("path", "node", "value", "argument", "call", "on", "arguments");
    }

    @Override
    public Optional<Step> step(ConfigSection step, CommandDescriptor command) {
        OperandReader operands = new OperandReader(reader);
        if (!step.has("call")) {
            Optional<Node> target = place(step);
            return operands.read(step, command)
                    .flatMap(operand -> target.map(node -> new Write(node, Conversion.NONE, operand)));
        }
        List<Operand> passed = new ArrayList<>();
        step.items("arguments").forEach(item -> operands.argument(item, command).ifPresent(passed::add));
        Optional<Node> method = step.section("call").flatMap(this::place);
        return method.flatMap(node -> owner(step, node)).map(object -> new Call(object, method.get(), passed));
    }

    /** The object on which a method is called: what {@code on} says, or what the method's path leads through last. */
    private Optional<Node> owner(ConfigSection step, Node method) {
        if (step.has("on")) {
            return step.section("on").flatMap(this::place);
        }
        if (method.isId() || method.names().size() < 2) {
            step.wrong("call", "on which object? Add on: with its path or node.");
            return Optional.empty();
        }
        return Optional.of(
                new Node(false, method.names().subList(0, method.names().size() - 1)));
    }
}
