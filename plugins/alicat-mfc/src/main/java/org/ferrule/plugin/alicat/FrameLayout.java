package org.ferrule.plugin.alicat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which columns this controller's data frames have, as it says in answer to {@code ??D*}. Never assumed: it differs with
 * firmware, options and what somebody set at the panel.
 *
 * @param fields in the order of the frame, the unit id left out
 */
record FrameLayout(List<FrameField> fields) {
    private static final Pattern ROW = Pattern.compile("\\S\\s+D(\\d{2})\\s.*");
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final String NUMBERED = "ID_";

    FrameLayout {
        fields = List.copyOf(fields);
    }

    /** Empty if the rows are no such table. The header decides by its columns how the other rows are cut. */
    static Optional<FrameLayout> of(List<String> rows) {
        if (rows.isEmpty() || !rows.get(0).contains("D00")) {
            return Optional.empty();
        }
        List<Integer> starts = starts(rows.get(0));
        boolean isNumbered = rows.get(0).contains(NUMBERED);
        List<FrameField> fields = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            Matcher matcher = ROW.matcher(row);
            if (!matcher.matches() || starts.size() != 5) {
                return Optional.empty();
            }
            // D01 is the unit id, which every reply begins with.
            if (!matcher.group(1).equals("01")) {
                fields.add(isNumbered ? numbered(row, starts) : named(row, starts));
            }
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new FrameLayout(fields));
    }

    Optional<FrameField> find(Quantity quantity) {
        return fields.stream()
                .filter(field -> field.quantity().equals(Optional.of(quantity)))
                .findFirst();
    }

    /** ID, NAME, TYPE, WIDTH, NOTES; the notes of a number are unit code, decimals and unit label. */
    private static FrameField numbered(String row, List<Integer> starts) {
        String statistic = cell(row, starts, 0);
        String[] notes = cell(row, starts, 4).split("\\s+", -1);
        String unit = notes.length == 3 ? notes[2] : "";
        return FrameField.byStatistic(
                statistic.matches("\\d{1,4}") ? Integer.parseInt(statistic) : 0, cell(row, starts, 1), unit);
    }

    /** NAME, TYPE, MinVal, MaxVal, UNITS. */
    private static FrameField named(String row, List<Integer> starts) {
        String max = cell(row, starts, 3);
        Optional<Double> number =
                max.matches("[+-]?\\d+(\\.\\d+)?") ? Optional.of(Double.valueOf(max)) : Optional.empty();
        return FrameField.byName(cell(row, starts, 0), cell(row, starts, 4), number);
    }

    private static List<Integer> starts(String header) {
        List<Integer> starts = new ArrayList<>();
        Matcher words = WORD.matcher(header);
        while (words.find()) {
            starts.add(words.start());
        }
        // Before the columns stand the unit id and D00.
        return starts.subList(Math.min(2, starts.size()), starts.size());
    }

    private static String cell(String row, List<Integer> starts, int index) {
        int from = Math.min(row.length(), starts.get(index));
        int to = index + 1 < starts.size() ? Math.min(row.length(), starts.get(index + 1)) : row.length();
        return row.substring(from, to).strip();
    }
}
