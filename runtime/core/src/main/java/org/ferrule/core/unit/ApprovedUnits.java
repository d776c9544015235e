package org.ferrule.core.unit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ferrule.core.spelling.Nearest;

/** The closed list of units. One spelling a unit, so that two descriptors never mean the same by different codes. */
public final class ApprovedUnits {
    private final Map<String, ApprovedUnit> units;
    private final Map<String, String> wrongSpellings;

    private ApprovedUnits(Map<String, ApprovedUnit> units, Map<String, String> wrongSpellings) {
        this.units = Collections.unmodifiableMap(units);
        this.wrongSpellings = Map.copyOf(wrongSpellings);
    }

    /** The built-in list. */
    public static ApprovedUnits load() {
        Map<String, ApprovedUnit> units = new LinkedHashMap<>();
        for (List<String> row : rows("approved-units.txt")) {
            List<String> unece =
                    row.get(1).isEmpty() ? List.of() : Arrays.asList(row.get(1).split(",", -1));
            units.put(row.get(0), new ApprovedUnit(row.get(0), unece, row.get(2), row.get(3)));
        }
        Map<String, String> wrongSpellings = new LinkedHashMap<>();
        rows("wrong-spellings.txt").forEach(row -> wrongSpellings.put(folded(row.get(0)), row.get(1)));
        return new ApprovedUnits(units, wrongSpellings);
    }

    /** All units, in the order of the list. */
    public List<ApprovedUnit> all() {
        return List.copyOf(units.values());
    }

    /** The unit with exactly that UCUM code. */
    public Optional<ApprovedUnit> find(String ucum) {
        return Optional.ofNullable(units.get(ucum));
    }

    /** The units that an OPC UA unit id can mean, for example both {@code %} and {@code %{sat}} for 20529; empty if none. */
    public List<ApprovedUnit> findByOpcUaUnitId(int unitId) {
        return units.values().stream()
                .filter(unit -> unit.opcUaUnitIds().contains(unitId))
                .toList();
    }

    /** The approved code that a person most likely meant by something else. */
    public Optional<String> suggest(String wrong) {
        Optional<String> known = Optional.ofNullable(wrongSpellings.get(folded(wrong)));
        return known.isPresent() ? known : Nearest.to(wrong, units.keySet());
    }

    private static String folded(String spelling) {
        return spelling.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    private static List<List<String>> rows(String resource) {
        try (InputStream in = ApprovedUnits.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the bundle");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toList())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
