package org.ferrule.plugin.alicat;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;

/**
 * What a controller shows at one moment, in the descriptor's units.
 *
 * @param values NaN where the controller has a place for it but no value
 * @param mistaken quantities whose unit is not the declared one
 * @param gas the selected gas; empty if the controller does not tell
 * @param codes status codes, also those that are not known here
 * @param isStatusKnown whether the controller was asked for its status codes
 */
record Snapshot(
        Map<Quantity, Double> values,
        SortedSet<Quantity> mistaken,
        Optional<Value> gas,
        SortedSet<String> codes,
        boolean isStatusKnown) {
    /** The alarm of a code that is not known here. */
    private static final String UNKNOWN_CODE = "unknownStatus";

    private static final List<Health> WORST_FIRST =
            List.of(Health.FAILURE, Health.CHECK_FUNCTION, Health.OFF_SPEC, Health.MAINTENANCE_REQUIRED);

    Snapshot {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
        mistaken = Collections.unmodifiableSortedSet(new TreeSet<>(mistaken));
        codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
    }

    boolean has(StatusCode code) {
        return codes.contains(code.name());
    }

    /** A code that nobody explained casts doubt on everything that is measured. */
    Quality quality(Quantity quantity) {
        Quality worst = Quality.GOOD;
        for (String code : codes) {
            Quality unexplained = quantity == Quantity.SET_POINT ? Quality.GOOD : Quality.UNCERTAIN_SENSOR_NOT_ACCURATE;
            worst = worst.worse(
                    StatusCode.of(code).map(known -> known.quality(quantity)).orElse(unexplained));
        }
        return worst;
    }

    Health health() {
        List<Health> reported = codes.stream()
                .map(code -> StatusCode.of(code).map(StatusCode::health).orElse(Health.MAINTENANCE_REQUIRED))
                .toList();
        return WORST_FIRST.stream().filter(reported::contains).findFirst().orElse(Health.NORMAL);
    }

    boolean isActive(String alarm) {
        return codes.stream()
                .map(StatusCode::of)
                .anyMatch(
                        code -> code.map(StatusCode::alarm).orElse(UNKNOWN_CODE).equals(alarm));
    }
}
