package org.ferrule.core.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ferrule.api.binding.Bindings.Item;
import org.ferrule.api.binding.Block.Field;
import org.ferrule.api.binding.Source.Register;
import org.ferrule.api.binding.Source.Table;
import org.ferrule.api.model.ParameterId;
import org.ferrule.core.yaml.ConfigSection;

/** Registers that two parameters take for different things: one of the two addresses is mistyped. */
final class Overlaps {
    private final BindingScope scope;

    Overlaps(BindingScope scope) {
        this.scope = scope;
    }

    /** Registers from first to last, of which a field takes some bits or all. */
    private record Span(ParameterId owner, Table table, int first, int last, Field field) {
        static Span of(ParameterId owner, Register register) {
            Field field = register.selected();
            int first = register.address() + field.offset();
            return new Span(owner, register.table(), first, first + field.registers() - 1, field);
        }

        boolean touches(Span other) {
            return table == other.table && first <= other.last && other.first <= last;
        }

        boolean isSameRegisters(Span other) {
            return first == other.first && last == other.last;
        }

        /** Two fields that have a bit in common; a field without bits takes all. */
        boolean sharesBits(Span other) {
            boolean isWhole = field.bits() == 0 || other.field.bits() == 0;
            return isWhole
                    || (field.lowBit() < other.field.lowBit() + other.field.bits()
                            && other.field.lowBit() < field.lowBit() + field.bits());
        }

        String words() {
            String name = table.name().toLowerCase(Locale.ROOT) + " " + first;
            return first == last ? name : name + " to " + last;
        }
    }

    void check(Map<ParameterId, Item> parameters) {
        List<Span> read = new ArrayList<>();
        List<Span> written = new ArrayList<>();
        parameters.forEach((id, item) -> {
            if (item.source() instanceof Register register) {
                Span span = Span.of(id, register);
                read.stream()
                        .filter(other -> other.touches(span) && !other.isSameRegisters(span))
                        .findFirst()
                        .ifPresent(other -> note(span, other, "takes"));
                read.add(span);
            }
            if (item.target().isPresent() && item.target().get() instanceof Register register) {
                Span span = Span.of(id, register);
                written.stream()
                        .filter(other -> other.touches(span) && (other.sharesBits(span) || !item.keepsOtherBits()))
                        .findFirst()
                        .ifPresent(other -> note(span, other, "writes"));
                written.add(span);
            }
        });
        parameters.forEach((id, item) -> checkKept(id, item, parameters));
    }

    /** A parameter that only the device changes proves that keeping its bits would undo what the device did. */
    private void checkKept(ParameterId id, Item item, Map<ParameterId, Item> parameters) {
        if (!item.keepsOtherBits() || !(item.source() instanceof Register register)) {
            return;
        }
        Span span = Span.of(id, register);
        parameters.forEach((other, that) -> {
            if (that.target().isEmpty()
                    && that.source() instanceof Register read
                    && Span.of(other, read).touches(span)) {
                binding(id)
                        .wrong(
                                "write",
                                "otherBits: keep is not safe: '" + other
                                        + "' in the same register is only read, so the "
                                        + "device changes it by itself, and the change could be undone. "
                                        + "Write a coil or a register of its own.");
            }
        });
    }

    private void note(Span span, Span other, String verb) {
        binding(span.owner())
                .wrong(verb + " " + span.words() + ", and '" + other.owner() + "' " + verb + " " + other.words()
                        + ". They overlap: correct one of the addresses or types.");
    }

    private ConfigSection binding(ParameterId id) {
        return scope.file()
                .section("parameters")
                .flatMap(all -> all.section(id.value()))
                .flatMap(parameter -> parameter.section(BindingReader.BINDING))
                .orElse(scope.file());
    }
}
