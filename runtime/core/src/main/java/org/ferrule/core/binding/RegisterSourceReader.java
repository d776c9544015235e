package org.ferrule.core.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.binding.Bindings.Step;
import org.ferrule.api.binding.Bindings.Write;
import org.ferrule.api.binding.Block.Encoding;
import org.ferrule.api.binding.Block.Field;
import org.ferrule.api.binding.Block.Layout;
import org.ferrule.api.binding.Rule;
import org.ferrule.api.binding.Source;
import org.ferrule.api.binding.Source.Register;
import org.ferrule.api.binding.Source.Table;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads places among Modbus registers and coils. */
final class RegisterSourceReader implements SourceReader {
    private static final List<String> TABLES = List.of("holding", "input", "coil", "discrete");
    private static final List<String> LAYOUT_KEYS = List.of("layout", "select");
    private static final List<String> ORDER_KEYS = List.of(OrderReader.WORDS, OrderReader.BYTES);
    private static final int LAST_ADDRESS = 65535;
    private static final Field BIT = new Field(Encoding.BIT, 0, 1, 0, 0);

    private final BindingScope scope;
    private final NodeReader reader;
    private final Map<String, Layout> layouts;
    private final EncodingCheck encodings;

    RegisterSourceReader(BindingScope scope) {
        this.scope = scope;
        this.reader = scope.reader();
        this.layouts = new LayoutReader(scope).readAll();
        this.encodings = new EncodingCheck();
    }

    @Override
    public List<String> keys() {
        return Stream.of(TABLES, FieldReader.KEYS, ORDER_KEYS, LAYOUT_KEYS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<Source> read(ConfigSection binding, ValueDomain domain) {
        Optional<Register> register = place(binding, TABLES);
        register.ifPresent(found -> encodings.check(binding, found.selected(), domain));
        return register.map(found -> found);
    }

    private Optional<Register> place(ConfigSection section, List<String> tables) {
        List<String> named = tables.stream().filter(section::has).toList();
        if (named.size() != 1) {
            section.wrong(
                    named.isEmpty()
                            ? "does not say where the value is. Add one of " + String.join(", ", tables) + "."
                            : "names " + String.join(" and ", named) + ". A value is in one place: remove one.");
            return Optional.empty();
        }
        String key = named.get(0);
        Table table = Table.valueOf(key.toUpperCase(Locale.ROOT));
        Optional<Long> address = section.integer(key);
        if (address.isPresent() && (address.get() < 0 || address.get() > LAST_ADDRESS)) {
            section.wrong(
                    key,
                    address.get() + " is outside [0, 65535]. Write the protocol address: a manual's register number "
                            + "minus 1, without the leading 3 or 4 of old notations.");
            return Optional.empty();
        }
        Optional<Register> register = address.flatMap(number -> register(section, table, number.intValue()));
        register.filter(found -> found.address() + found.layout().registers() > LAST_ADDRESS + 1)
                .ifPresent(found -> section.wrong(
                        key,
                        found.layout().registers() + " registers from " + found.address()
                                + " go beyond 65535. Correct the address."));
        return register;
    }

    private Optional<Register> register(ConfigSection section, Table table, int address) {
        List<String> foreign = new ArrayList<>();
        if (table.isBits()) {
            foreign.addAll(FieldReader.KEYS);
            foreign.addAll(ORDER_KEYS);
            foreign.addAll(LAYOUT_KEYS);
        } else if (section.has("layout")) {
            foreign.addAll(FieldReader.KEYS);
            foreign.addAll(ORDER_KEYS);
        }
        String why = table.isBits() ? "a single bit has no such thing" : "the layout says it already";
        foreign.stream().filter(section::has).forEach(key -> section.wrong(key, why + ". Remove it."));
        if (table.isBits()) {
            return Optional.of(alone(section, table, address, BIT));
        }
        if (section.has("layout") || section.has("select")) {
            Optional<Layout> layout = section.require("layout", "pmc", node -> scope.named(node, layouts, "layouts:"));
            return layout.flatMap(known -> section.require(
                            "select", "value", node -> scope.named(node, byName(known), "the layout's fields:"))
                    .map(field -> new Register(table, address, known, field)));
        }
        return new FieldReader(reader).single(section).map(field -> alone(section, table, address, field));
    }

    private static Map<String, String> byName(Layout layout) {
        Map<String, String> names = new LinkedHashMap<>();
        layout.fields().keySet().forEach(name -> names.put(name, name));
        return names;
    }

    private Register alone(ConfigSection section, Table table, int address, Field field) {
        OrderReader orders = new OrderReader(scope);
        Layout layout = new Layout(
                "",
                field.registers(),
                orders.read(section, OrderReader.WORDS),
                orders.read(section, OrderReader.BYTES),
                Map.of(Rule.RAW, field),
                List.of());
        return new Register(table, address, layout, Rule.RAW);
    }

    @Override
    public List<String> targetKeys() {
        return List.of("holding", "coil");
    }

    /** Another address with the same content. */
    @Override
    public Optional<Source> target(ConfigSection write, Source read, ValueDomain domain) {
        Register from = (Register) read;
        List<String> named = targetKeys().stream().filter(write::has).toList();
        if (named.isEmpty()) {
            return Optional.of(read);
        }
        String key = named.get(0);
        Table table = Table.valueOf(key.toUpperCase(Locale.ROOT));
        Optional<Long> address = write.integer(key);
        if (table.isBits() != from.table().isBits()) {
            write.wrong(key, "is no " + from.table().name().toLowerCase(Locale.ROOT) + " like the place that is read.");
            return Optional.empty();
        }
        int words = from.selected().registers();
        if (address.isPresent() && (address.get() < 0 || address.get() + words > LAST_ADDRESS + 1)) {
            write.wrong(key, address.get() + " is outside [0, 65535]. Write the protocol address.");
            return Optional.empty();
        }
        return address.map(number -> new Register(table, number.intValue(), ownLayout(from), Rule.RAW));
    }

    private static Layout ownLayout(Register from) {
        Field field = from.selected();
        Field first = new Field(field.encoding(), 0, field.registers(), field.lowBit(), field.bits());
        return new Layout(
                "",
                field.registers(),
                from.layout().wordOrder(),
                from.layout().byteOrder(),
                Map.of(Rule.RAW, first),
                List.of());
    }

    @Override
    public Collection<String> fields(Source source) {
        return ((Register) source).layout().fields().keySet();
    }

    @Override
    public List<String> stepKeys() {
        return List.of(
                "holding",
                "coil",
                "as",
                "registers",
                OrderReader.WORDS,
                OrderReader.BYTES,
                "scale",
                "value",
                "argument");
    }

    @Override
    public Optional<Step> step(ConfigSection step, CommandDescriptor command) {
        Optional<Register> place = place(step, targetKeys());
        OperandReader operands = new OperandReader(reader);
        return operands.read(step, command)
                .flatMap(operand -> place.map(target -> {
                    ValueDomain domain = command.arguments().stream()
                            .filter(argument -> argument.name().equals(operand.argument()))
                            .map(argument -> argument.domain())
                            .findFirst()
                            .orElse(ValueDomain.of(ValueType.REAL, ""));
                    var conversion = ConversionReader.read(step, domain);
                    if (operand.argument().isEmpty()) {
                        encodings.checkConstant(step, target.selected(), operand.constant());
                    } else {
                        encodings.check(step, target.selected(), domain);
                        encodings.checkRange(step, target.selected(), domain, conversion);
                    }
                    return new Write(target, conversion, operand);
                }));
    }
}
