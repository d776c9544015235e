package org.ferrule.core.binding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ferrule.api.binding.Block.Encoding;
import org.ferrule.api.binding.Block.Field;
import org.ferrule.api.model.Range;
import org.ferrule.core.spelling.Nearest;
import org.ferrule.core.yaml.ConfigNode;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads what registers mean: {@code as: uint16, bit: 3} of a single value, {@code uint16@4.3} in a layout. */
final class FieldReader {
    static final List<String> KEYS = List.of("as", "registers", "bit", "bits");
    private static final int MOST_REGISTERS = 125;
    private static final Pattern SHORT =
            Pattern.compile("([a-z]+[0-9]*)(?:\\[([0-9]{1,3})])?@([0-9]{1,3})(?:\\.([0-9]{1,2})(?:-([0-9]{1,2}))?)?");
    private static final Map<String, Encoding> ENCODINGS = encodings();

    private final NodeReader reader;

    FieldReader(NodeReader reader) {
        this.reader = reader;
    }

    /** The field that a single value's binding describes. */
    Optional<Field> single(ConfigSection section) {
        Optional<Encoding> encoding = section.require("as", "uint16", node -> reader.word(node, ENCODINGS));
        if (encoding.isEmpty()) {
            return Optional.empty();
        }
        boolean isText = encoding.get() == Encoding.ASCII;
        long registers = encoding.get().registers();
        if (isText) {
            registers = section.require("registers", "8", reader::integer).orElse(1L);
        } else if (section.has("registers")) {
            section.wrong("registers", "is for ascii: " + name(encoding.get()) + " says its length itself. Remove it.");
        }
        if (registers < 1 || registers > MOST_REGISTERS) {
            section.wrong("registers", registers + " is outside [1, 125]: more does not fit into one answer.");
            return Optional.empty();
        }
        if (section.has("bit") && section.has("bits")) {
            section.wrong("bits", "bit and bits are both there. Remove one.");
        }
        Optional<Range> bits = section.has("bit")
                ? section.integer("bit").map(bit -> new Range(bit, bit))
                : section.read(
                        "bits",
                        node -> reader.range(node, end -> reader.integer(end).map(Long::doubleValue)));
        ConfigNode place = section.node("bit").or(() -> section.node("bits")).orElse(null);
        Field whole = new Field(encoding.get(), 0, (int) registers, 0, 0);
        return bits.isEmpty() || place == null
                ? Optional.of(whole)
                : bits(place, whole, (long) bits.get().low(), (long) bits.get().high());
    }

    /** A field in a layout's short form. */
    Optional<Field> inLayout(ConfigNode node) {
        Optional<String> text = reader.text(node);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = SHORT.matcher(text.get());
        if (!parts.matches()) {
            return reader.wrong(
                    node,
                    "'" + text.get() + "' is no field. Write the type, @ and the first register from 0, for example "
                            + "float32@2, uint16@4.3 for bit 3, uint16@4.0-3 for bits 0 to 3, ascii[8]@6.");
        }
        Encoding encoding = ENCODINGS.get(parts.group(1));
        if (encoding == null) {
            return reader.wrong(
                    node,
                    "'" + parts.group(1) + "' is not known." + Nearest.question(parts.group(1), ENCODINGS.keySet())
                            + " Accepted: " + String.join(", ", ENCODINGS.keySet()) + ".");
        }
        boolean hasLength = parts.group(2) != null;
        if (hasLength != (encoding == Encoding.ASCII)) {
            return reader.wrong(
                    node,
                    hasLength
                            ? name(encoding) + " says its length itself. Remove [" + parts.group(2) + "]."
                            : "how many registers does the text have? Write for example ascii[8]@" + parts.group(3)
                                    + ".");
        }
        int registers = hasLength ? Integer.parseInt(parts.group(2)) : encoding.registers();
        if (registers < 1) {
            return reader.wrong(node, "a text needs at least one register.");
        }
        Field whole = new Field(encoding, Integer.parseInt(parts.group(3)), registers, 0, 0);
        if (parts.group(4) == null) {
            return Optional.of(whole);
        }
        long low = Long.parseLong(parts.group(4));
        return bits(node, whole, low, parts.group(5) == null ? low : Long.parseLong(parts.group(5)));
    }

    private Optional<Field> bits(ConfigNode node, Field whole, long low, long high) {
        if (!whole.encoding().isInteger()) {
            return reader.wrong(node, name(whole.encoding()) + " has no bits that mean something. Use uint16.");
        }
        int most = whole.registers() * 16 - 1;
        if (low < 0 || high > most || low > high) {
            return reader.wrong(
                    node, "bits " + low + " to " + high + " are not within 0 to " + most + ", lowest bit first.");
        }
        return Optional.of(
                new Field(whole.encoding(), whole.offset(), whole.registers(), (int) low, (int) (high - low + 1)));
    }

    static String name(Encoding encoding) {
        return encoding.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Encoding> encodings() {
        Map<String, Encoding> words = new LinkedHashMap<>();
        for (Encoding encoding : Encoding.values()) {
            if (encoding != Encoding.BIT) {
                words.put(name(encoding), encoding);
            }
        }
        return words;
    }
}
