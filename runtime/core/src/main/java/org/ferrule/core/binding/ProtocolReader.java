package org.ferrule.core.binding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.binding.Bindings.Choice;
import org.ferrule.api.binding.Bindings.Line;
import org.ferrule.api.binding.Bindings.Modbus;
import org.ferrule.api.binding.Bindings.OpcUa;
import org.ferrule.api.binding.Bindings.Protocol;
import org.ferrule.api.model.ValueType;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads what holds for all of a protocol: addresses, batches, terminators. */
final class ProtocolReader {
    private static final List<String> COMMON = List.of("link", "nameplate", "status");
    private static final int MOST_REGISTERS = 125;

    private final BindingScope scope;
    private final NodeReader reader;
    private final ConfigSection section;

    ProtocolReader(BindingScope scope, ConfigSection section) {
        this.scope = scope;
        this.reader = scope.reader();
        this.section = section;
    }

    /** The protocol of a link of that kind. */
    Protocol read(String kind) {
        return switch (kind) {
            case "modbus" -> modbus();
            case "opcua" -> opcUa();
            default -> line();
        };
    }

    private void accept(String... own) {
        List<String> keys = new ArrayList<>(COMMON);
        keys.addAll(List.of(own));
        section.acceptOnly("key", "The section binding of this kind of link", keys);
    }

    private void refuse(String key, String kind) {
        if (scope.file().has(key)) {
            scope.file()
                    .wrong(key, "is for links of kind " + kind + ", but this binding's link is of another. Remove it.");
        }
    }

    private Protocol modbus() {
        accept("unitId", "gap", "most");
        refuse("requests", "stream");
        Choice unitId =
                section.require("unitId", "{setting: unitId}", this::unitId).orElse(Choice.of("1"));
        int gap = within("gap", 0, 0, MOST_REGISTERS - 2);
        int most = within("most", MOST_REGISTERS, 1, MOST_REGISTERS);
        return new Modbus(unitId, gap, most);
    }

    private Optional<Choice> unitId(ConfigNode node) {
        if (node instanceof ConfigNode.Mapping) {
            return scope.setting(node, setting -> setting.domain().type() == ValueType.INT, "an INT");
        }
        return reader.integer(node)
                .filter(id -> (id >= 0 && id <= 255)
                        || reader.wrong(node, "unit id " + id + " is outside [0, 255].")
                                .isPresent())
                .map(id -> Choice.of(Long.toString(id)));
    }

    private int within(String key, int fallback, int low, int high) {
        long value = section.integer(key).orElse((long) fallback);
        if (value < low || value > high) {
            section.wrong(key, value + " is outside [" + low + ", " + high + "].");
            return fallback;
        }
        return (int) value;
    }

    private Protocol opcUa() {
        accept("namespaces");
        refuse("layouts", "modbus");
        refuse("requests", "stream");
        return new OpcUa();
    }

    private Protocol line() {
        accept("terminator", "error", "timeout");
        refuse("layouts", "modbus");
        Optional<String> terminator = section.require("terminator", "\"\\r\"", reader::text);
        if (terminator
                .filter(text -> text.isEmpty() || text.chars().anyMatch(c -> c > 127))
                .isPresent()) {
            section.wrong("terminator", "must be ASCII characters, in double quotes, for example \"\\r\\n\".");
        }
        String error = section.read("error", reader::pattern).orElse("");
        if (section.text("error").filter(String::isEmpty).isPresent()) {
            section.wrong("error", "is empty. Write how a refusing reply looks, or remove it.");
        }
        Duration timeout = section.duration("timeout").orElse(Duration.ofSeconds(1));
        if (timeout.isZero()) {
            section.wrong("timeout", "must be longer than 0.");
        }
        return new Line(terminator.orElse("\r\n"), error, timeout);
    }
}
