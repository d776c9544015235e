package org.ferrule.core.binding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.binding.Block.Field;
import org.ferrule.api.binding.Block.Layout;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;

/** Reads the layouts of a descriptor: runs of registers that are read as a whole. */
final class LayoutReader {
    private static final List<String> KEYS =
            List.of("registers", OrderReader.WORDS, OrderReader.BYTES, "fields", "rules");

    private final BindingScope scope;

    LayoutReader(BindingScope scope) {
        this.scope = scope;
    }

    /** All layouts by name. */
    Map<String, Layout> readAll() {
        Map<String, Layout> layouts = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : scope.file().sections("layouts")) {
            layouts.put(named.name(), read(named));
        }
        return layouts;
    }

    private Layout read(ConfigSection.NamedSection named) {
        ConfigSection section = named.section();
        section.acceptOnly("key", "A layout", KEYS);
        long registers =
                section.require("registers", "10", scope.reader()::integer).orElse(125L);
        if (registers < 1 || registers > 125) {
            section.wrong("registers", registers + " is outside [1, 125]: more does not fit into one answer.");
        }
        Map<String, Field> fields = new LinkedHashMap<>();
        FieldReader reader = new FieldReader(scope.reader());
        section.require("fields", "{value: float32@0}", scope.reader()::section)
                .ifPresent(all -> all.entries()
                        .forEach(entry -> reader.inLayout(entry.value()).ifPresent(field -> {
                            check(entry, field, (int) registers, fields);
                            fields.put(entry.key(), field);
                        })));
        OrderReader orders = new OrderReader(scope);
        return new Layout(
                named.name(),
                (int) registers,
                orders.read(section, OrderReader.WORDS),
                orders.read(section, OrderReader.BYTES),
                fields,
                new RuleReader(scope).readAll(section, fields.keySet()));
    }

    private void check(ConfigNode.Entry entry, Field field, int registers, Map<String, Field> others) {
        if (field.offset() + field.registers() > registers) {
            scope.reader()
                    .mistakes()
                    .add(
                            entry.value(),
                            "takes registers " + words(field) + ", but the layout ends with register " + (registers - 1)
                                    + ". Correct it, or the layout's registers.");
        }
        others.forEach((name, other) -> {
            if (isClash(field, other)) {
                scope.reader()
                        .mistakes()
                        .add(
                                entry.value(),
                                "takes registers " + words(field) + " and overlaps '" + name + "', which takes "
                                        + words(other) + ". Only bit fields of the same registers may lie together.");
            }
        });
    }

    private static boolean isClash(Field one, Field other) {
        boolean isApart =
                one.offset() + one.registers() <= other.offset() || other.offset() + other.registers() <= one.offset();
        boolean isSame = one.offset() == other.offset() && one.registers() == other.registers();
        // A status word may be declared as a whole for rules and by its bits for parameters.
        return !isApart && !(isSame && (one.bits() > 0 || other.bits() > 0));
    }

    private static String words(Field field) {
        return field.registers() == 1
                ? Integer.toString(field.offset())
                : field.offset() + " to " + (field.offset() + field.registers() - 1);
    }
}
