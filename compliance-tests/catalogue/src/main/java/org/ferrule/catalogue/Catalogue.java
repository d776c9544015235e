package org.ferrule.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All requirements, in the order of their ids within the order of groups. Immutable. */
public final class Catalogue {
    private final Map<String, Requirement> byId = new LinkedHashMap<>();

    /** Throws IllegalArgumentException if two have the same id. */
    public Catalogue(Collection<Requirement> requirements) {
        for (Requirement requirement : requirements) {
            if (byId.put(requirement.id(), requirement) != null) {
                throw new IllegalArgumentException(
                        "The id " + requirement.id() + " is there twice. Take the next free number of its group.");
            }
        }
    }

    /** The catalogue that this jar carries; read when first asked for, since that takes longer than many a check. */
    public static Catalogue load() {
        return Own.CATALOGUE;
    }

    private static final class Own {
        static final Catalogue CATALOGUE = new Catalogue(CatalogueReader.readAll());
    }

    public List<Requirement> requirements() {
        return List.copyOf(byId.values());
    }

    public List<Requirement> requirements(Group group) {
        return byId.values().stream()
                .filter(requirement -> requirement.group() == group)
                .toList();
    }

    public Optional<Requirement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
