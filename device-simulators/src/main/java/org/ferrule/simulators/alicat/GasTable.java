package org.ferrule.simulators.alicat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The gases that a controller knows, by the maker's numbers. */
final class GasTable {

    static final int AIR = 0;

    private static final Map<Integer, Gas> GASES = new TreeMap<>(Map.of(
            AIR,
            new Gas("Air", "Air (Clean Dry)"),
            1,
            new Gas("Ar", "Argon"),
            2,
            new Gas("CH4", "Methane"),
            3,
            new Gas("CO", "Carbon Monoxide"),
            4,
            new Gas("CO2", "Carbon Dioxide"),
            6,
            new Gas("H2", "Hydrogen"),
            7,
            new Gas("He", "Helium"),
            8,
            new Gas("N2", "Nitrogen"),
            11,
            new Gas("O2", "Oxygen"),
            255,
            new Gas("MyMix", "Mixture of the user")));

    /** As in the data frame, and in full. */
    record Gas(String name, String longName) {}

    private GasTable() {}

    static Optional<Gas> find(int number) {
        return Optional.ofNullable(GASES.get(number));
    }

    static String name(int number) {
        return find(number).map(Gas::name).orElse("?");
    }

    static List<String> names() {
        return GASES.values().stream().map(Gas::name).toList();
    }

    static int number(String name) {
        return GASES.entrySet().stream()
                .filter(gas -> gas.getValue().name().equals(name))
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("gas: '" + name + "' is none of " + names()));
    }

    /** The answer to a question for the table. */
    static String rows(char unitId) {
        return GASES.entrySet().stream()
                .map(gas -> String.format(
                        Locale.ROOT,
                        "%s G%02d %8s",
                        unitId,
                        gas.getKey(),
                        gas.getValue().name()))
                .collect(Collectors.joining("\r"));
    }
}
