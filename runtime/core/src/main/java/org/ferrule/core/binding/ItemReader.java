package org.ferrule.core.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.binding.Bindings.Conversion;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Block;
import org.ferrule.api.binding.Source;
import org.ferrule.api.binding.Source.Register;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;

/** Reads the binding of one value: where it is read, how it is converted and judged, and where it is written. */
final class ItemReader {
    private static final String WRITE = "write";
    private static final String OTHER_BITS = "otherBits";
    private static final String KEEP = "keep";
    private static final String ZERO = "zero";
    private static final int MOST_DECIMALS = 15;

    private final BindingScope scope;
    private final SourceReader sources;
    private final EncodingCheck encodings = new EncodingCheck();

    ItemReader(BindingScope scope, SourceReader sources) {
        this.scope = scope;
        this.sources = sources;
    }

    /** The binding of a value that is only read. */
    Optional<Item> readOnly(ConfigSection section, ValueDomain domain) {
        List<String> keys = new ArrayList<>(sources.keys());
        keys.addAll(ConversionReader.KEYS);
        keys.add("rules");
        section.acceptOnly("key", "A binding", keys);
        return item(section, domain);
    }

    /** The binding of a parameter. */
    Optional<Item> parameter(ConfigSection section, ParameterDescriptor parameter) {
        List<String> keys = new ArrayList<>(sources.keys());
        keys.addAll(ConversionReader.KEYS);
        keys.addAll(List.of("rules", WRITE));
        section.acceptOnly("key", "A binding", keys);
        Optional<Item> item = item(section, parameter.domain());
        if (parameter.isWritable() && !section.has(WRITE)) {
            section.wrong(
                    WRITE,
                    "is missing: the parameter can be written. Add write: same if it is written where it is read, "
                            + "or write: {...} with the place; or take access: readWrite away.");
        }
        if (!parameter.isWritable() && section.has(WRITE)) {
            section.wrong(WRITE, "is for parameters that can be written. Remove it or add access: readWrite.");
        }
        return parameter.isWritable() && section.has(WRITE)
                ? item.flatMap(read -> writable(section, read, parameter.domain()))
                : item;
    }

    private Optional<Item> item(ConfigSection section, ValueDomain domain) {
        Conversion conversion = ConversionReader.read(section, domain);
        return sources.read(section, domain)
                .map(source -> new Item(
                        source,
                        conversion,
                        new RuleReader(scope).readAll(section, sources.fields(source)),
                        Optional.empty(),
                        false));
    }

    private Optional<Item> writable(ConfigSection section, Item read, ValueDomain domain) {
        ConfigNode node = section.node(WRITE).orElseThrow();
        if (node instanceof ConfigNode.Scalar scalar && scalar.text().equals("same")) {
            return checked(section, section, new Target(read.source(), false, false, -1), read, domain);
        }
        if (!(node instanceof ConfigNode.Mapping)) {
            return scope.reader()
                    .wrong(node, "must be the word same, or a map that says where, but is " + node.describe() + ".");
        }
        ConfigSection write = section.section(WRITE).orElseThrow();
        List<String> keys = new ArrayList<>(sources.targetKeys());
        boolean isRegister = read.source() instanceof Register;
        if (isRegister) {
            keys.add(OTHER_BITS);
        }
        write.acceptOnly("key", "write", keys);
        Optional<String> others = write.text(OTHER_BITS);
        if (others.filter(word -> !word.equals(KEEP) && !word.equals(ZERO)).isPresent()) {
            write.wrong(OTHER_BITS, "'" + others.get() + "' is not known. Accepted: " + KEEP + ", " + ZERO + ".");
        }
        int decimals = write.integer("decimals").orElse(-1L).intValue();
        if (decimals < -1 || decimals > MOST_DECIMALS) {
            write.wrong("decimals", decimals + " is outside [0, 15].");
        }
        return sources.target(write, read.source(), domain)
                .flatMap(place -> checked(
                        section,
                        write,
                        new Target(place, others.isPresent(), others.equals(Optional.of(KEEP)), decimals),
                        read,
                        domain));
    }

    private record Target(Source place, boolean hasOthers, boolean isKeeping, int decimals) {}

    private Optional<Item> checked(
            ConfigSection binding, ConfigSection write, Target target, Item read, ValueDomain domain) {
        if (target.place() instanceof Source.Reply reply && !reply.group().isEmpty()) {
            binding.wrong(WRITE, "a line of text is not written where it is read. Add write: {send: ..., reply: ...}.");
            return Optional.empty();
        }
        if (target.place() instanceof Register register) {
            checkRegister(binding, write, target, register, read.source());
            encodings.checkRange(binding, register.selected(), domain, read.conversion());
        }
        Conversion c = read.conversion();
        return Optional.of(new Item(
                read.source(),
                new Conversion(c.scale(), c.offset(), c.words(), target.decimals()),
                read.rules(),
                Optional.of(target.place()),
                target.isKeeping()));
    }

    private static void checkRegister(
            ConfigSection binding, ConfigSection write, Target target, Register register, Source read) {
        Block.Field field = register.selected();
        if (!register.table().isWritable()) {
            binding.wrong(
                    WRITE,
                    register.table() == Source.Table.INPUT
                            ? "an input register cannot be written. Write holding: with the address of the set-point."
                            : "a discrete input cannot be written. Write coil: with the address of the switch.");
        }
        if (field.bits() == 0 && target.hasOthers()) {
            write.wrong(OTHER_BITS, "is for bit fields. Remove it.");
        }
        if (field.bits() > 0 && !target.hasOthers()) {
            binding.wrong(
                    WRITE,
                    "a bit field shares its register: to write it, the other bits must be read first, and what the device "
                            + "changes in between is lost. Write a coil or a register of its own; or write: "
                            + "{otherBits: zero} if 0 is right for them; or {otherBits: keep} if nobody but this "
                            + "runtime changes them.");
        }
        if (target.isKeeping() && field.registers() != 1) {
            write.wrong(OTHER_BITS, "keep is for a single register.");
        }
        if (target.isKeeping() && !isSamePlace(register, read)) {
            write.wrong(OTHER_BITS, "keep needs the bits to be written where they are read.");
        }
    }

    private static boolean isSamePlace(Register one, Source read) {
        return read instanceof Register other
                && one.table() == other.table()
                && one.address() + one.selected().offset()
                        == other.address() + other.selected().offset();
    }
}
