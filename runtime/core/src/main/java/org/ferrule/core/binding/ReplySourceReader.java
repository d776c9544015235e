package org.ferrule.core.binding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.binding.Bindings.Send;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Block.Exchange;
import org.ferrule.api.binding.Source;
import org.ferrule.api.binding.Source.Reply;
import org.ferrule.api.descriptor.ArgumentDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads places in lines of text: a request, and a named group of its reply. */
final class ReplySourceReader implements SourceReader {
    private static final String REQUEST = "request";
    private static final String GROUP = "group";
    private static final String VALUE = "value";
    private static final Set<ValueType> TYPES =
            Set.of(ValueType.BOOL, ValueType.INT, ValueType.REAL, ValueType.TEXT, ValueType.ENUM, ValueType.DURATION);

    private final BindingScope scope;
    private final NodeReader reader;
    private final ExchangeReader exchanges;
    private final Map<String, Exchange> shared = new LinkedHashMap<>();

    ReplySourceReader(BindingScope scope) {
        this.scope = scope;
        this.reader = scope.reader();
        this.exchanges = new ExchangeReader(scope);
        for (ConfigSection.NamedSection named : scope.file().sections("requests")) {
            named.section().acceptOnly("key", "A request", ExchangeReader.KEYS);
            exchanges.read(named.name(), named.section(), Set.of()).ifPresent(read -> shared.put(named.name(), read));
        }
    }

    @Override
    public List<String> keys() {
        return List.of(REQUEST, "send", "reply", GROUP);
    }

    @Override
    public Optional<Source> read(ConfigSection binding, ValueDomain domain) {
        if (!TYPES.contains(domain.type())) {
            binding.wrong("a line of text cannot become " + domain.type()
                    + ". It can become BOOL, INT, REAL, TEXT, ENUM or DURATION.");
            return Optional.empty();
        }
        if (binding.has(REQUEST) == binding.has("send")) {
            binding.wrong("must say what is asked: request: with a name under requests:, or send: and reply:.");
            return Optional.empty();
        }
        Optional<Exchange> exchange = binding.has(REQUEST)
                ? binding.read(REQUEST, node -> scope.named(node, shared, "requests:"))
                : exchanges.read("", binding, Set.of());
        return exchange.flatMap(found -> group(binding, found));
    }

    private Optional<Source> group(ConfigSection binding, Exchange exchange) {
        Set<String> groups = ExchangeReader.groups(exchange.reply());
        String example = groups.isEmpty() ? VALUE : groups.iterator().next();
        Optional<String> group = binding.require(GROUP, example, reader::text);
        if (group.isPresent() && !groups.contains(group.get())) {
            binding.wrong(
                    GROUP,
                    "the reply " + exchange.reply() + " has no group '" + group.get() + "'."
                            + Nearest.question(group.get(), groups) + " Write (?<" + group.get()
                            + ">...) around what it is.");
            return Optional.empty();
        }
        return group.map(name -> new Reply(exchange, name));
    }

    @Override
    public List<String> targetKeys() {
        return List.of("send", "reply", "decimals");
    }

    @Override
    public Optional<Source> target(ConfigSection write, Source read, ValueDomain domain) {
        if (!write.has("send")) {
            write.wrong("does not say what to send. Add send: with {value} in it, and reply:.");
            return Optional.empty();
        }
        Optional<Exchange> exchange = exchanges.read("", write, Set.of(VALUE));
        boolean isBlind = exchange.filter(known -> !known.send().contains("{" + VALUE + "}"))
                .isPresent();
        if (isBlind) {
            write.wrong("send", "does not hold {value}: every value would send the same.");
        }
        return exchange.map(known -> new Reply(known, ""));
    }

    @Override
    public Collection<String> fields(Source source) {
        return ExchangeReader.groups(((Reply) source).exchange().reply());
    }

    @Override
    public List<String> stepKeys() {
        return List.of("send", "reply");
    }

    @Override
    public Optional<Step> step(ConfigSection step, CommandDescriptor command) {
        Set<String> names = new LinkedHashSet<>();
        command.arguments().stream()
                .filter(argument ->
                        argument.isRequired() || argument.defaultValue().isPresent())
                .map(ArgumentDescriptor::name)
                .forEach(names::add);
        return exchanges.read("", step, names).map(Send::new);
    }
}
