package org.ferrule.simulators.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a table. Each mistake is told with its line. */
public final class TableReader {

    private static final Pattern ROW =
            Pattern.compile("(?<name>[\\w.]+)\\s+(?<type>\\w+)(?<words>:\\S+)?\\s+(?<at>\\d{1,5})\\s+(?<start>\\S+)"
                    + "(?<writable>\\s+writable)?");
    private static final Pattern ON = Pattern.compile("on\\s+(?<quantity>[\\w.]+)\\s+(?<value>\\S+?)"
            + "(\\s+if\\s+(?<condition>[\\w.]+)\\s+(?<allowed>\\S+?))?\\s*:(?<effects>.*)");
    private static final Pattern ALARM =
            Pattern.compile("alarm\\s+(?<name>[\\w.]+)\\s*:\\s*(?<quantity>[\\w.]+)\\s+bit\\s+(?<bit>\\d{1,2})");
    private static final Pattern TEXT = Pattern.compile("text(\\d{1,3})");

    private final Path file;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Table.Bit> alarms = new LinkedHashMap<>();

    private TableReader(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if a line is not understood, or the table does not fit together
     */
    public static Table read(Path file) throws IOException {
        return new TableReader(file).read();
    }

    private Table read() throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("(^|\\s)#.*", "").strip();
            try {
                take(line);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(file + ":" + (i + 1) + "  " + wrong.getMessage(), wrong);
            }
        }
        if (!rows.containsKey(Table.SERIAL_NUMBER)) {
            throw new IllegalArgumentException(
                    file + ": has no row '" + Table.SERIAL_NUMBER + "', such as 'serialNumber text8 0 {serial}'");
        }
        return new Table(rows, rules, alarms);
    }

    private void take(String line) {
        Matcher row = ROW.matcher(line);
        Matcher on = ON.matcher(line);
        Matcher alarm = ALARM.matcher(line);
        if (on.matches()) {
            rules.add(rule(on));
        } else if (alarm.matches()) {
            alarms.put(
                    alarm.group("name"),
                    new Table.Bit(known(alarm.group("quantity")).name(), Integer.parseInt(alarm.group("bit"))));
        } else if (row.matches()) {
            Row made = row(row);
            if (rows.put(made.name(), made) != null) {
                throw new IllegalArgumentException("there are two rows '" + made.name() + "'");
            }
        } else if (!line.isEmpty()) {
            throw new IllegalArgumentException("'" + line + "' is not understood. Write NAME TYPE REGISTER START"
                    + " [writable], or 'on QUANTITY VALUE [if QUANTITY A|B]: QUANTITY VALUE, ...', or 'alarm NAME:"
                    + " QUANTITY bit N'; types are " + Kind.words() + " with the number of registers behind text");
        }
    }

    private static Row row(Matcher found) {
        String type = found.group("type");
        Matcher text = TEXT.matcher(type);
        boolean isText = text.matches();
        Kind kind = isText ? Kind.TEXT : kind(type);
        String words = found.group("words") == null ? "" : found.group("words").substring(1);
        if ((kind == Kind.ENUM) == words.isEmpty()) {
            throw new IllegalArgumentException("write enum:FIRST,SECOND, and words for nothing else");
        }
        String start = found.group("start");
        Row row = new Row(
                found.group("name"),
                kind,
                words.isEmpty() ? List.of() : List.of(words.split(",", -1)),
                Integer.parseInt(found.group("at")),
                isText ? Integer.parseInt(text.group(1)) : kind.registers(),
                found.group("writable") != null,
                start.equals("\"\"") ? "" : start);
        var unused = row.start().equals(TableDevice.FROM_SEED) ? "" : row.read(row.start());
        return row;
    }

    private static Kind kind(String type) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.TEXT && kind.name().toLowerCase(Locale.ROOT).equals(type)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + type + "' is no type; there are " + Kind.words() + "1 and so on");
    }

    private Rule rule(Matcher found) {
        List<Rule.Effect> effects = new ArrayList<>();
        for (String effect : found.group("effects").split(",", -1)) {
            String[] words = effect.strip().split("\\s+", 2);
            if (words.length == 2) {
                effects.add(effect(words[0], words[1]));
            } else if (!effect.isBlank()) {
                throw new IllegalArgumentException("'" + effect.strip() + "' is no change. Write QUANTITY VALUE");
            }
        }
        Row quantity = known(found.group("quantity"));
        var unused = quantity.read(found.group("value"));
        String condition = found.group("condition");
        return new Rule(
                quantity.name(),
                found.group("value"),
                condition == null ? "" : known(condition).name(),
                condition == null ? List.of() : List.of(found.group("allowed").split("\\|", -1)),
                effects);
    }

    private Rule.Effect effect(String quantity, String value) {
        Row changed = known(quantity);
        Object unused = value.startsWith("@") ? known(value.substring(1)) : changed.read(value);
        return new Rule.Effect(quantity, value);
    }

    /** Rows come before what is said about them. */
    private Row known(String name) {
        Row row = rows.get(name);
        if (row == null) {
            throw new IllegalArgumentException("there is no row '" + name + "' above; there are " + rows.keySet());
        }
        return row;
    }
}
