package org.ferrule.zoo;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.zoo.mutant.CommandMutants;
import org.ferrule.zoo.mutant.FaultMutants;
import org.ferrule.zoo.mutant.IdentityMutants;
import org.ferrule.zoo.mutant.RegisterMutants;
import org.ferrule.zoo.mutant.ResourceMutants;
import org.ferrule.zoo.mutant.StateMutants;
import org.ferrule.zoo.mutant.ValueMutants;

/** Every driver that is broken on purpose. */
final class Mutants {
    private Mutants() {}

    /**
     * A broken driver.
     *
     * @param driver its class
     * @param breaks what it declares
     */
    record Mutant(Class<?> driver, Breaks breaks) {
        String name() {
            return driver.getSimpleName();
        }

        List<String> requirements() {
            return List.of(breaks.value());
        }

        @Override
        public String toString() {
            return name() + " breaks " + String.join(", ", requirements());
        }
    }

    static List<Mutant> all() {
        return Stream.of(
                        IdentityMutants.class,
                        ValueMutants.class,
                        CommandMutants.class,
                        StateMutants.class,
                        RegisterMutants.class,
                        FaultMutants.class,
                        ResourceMutants.class)
                .flatMap(group -> Stream.of(group.getDeclaredClasses()))
                .filter(driver -> driver.isAnnotationPresent(Breaks.class))
                .map(driver -> new Mutant(driver, driver.getAnnotation(Breaks.class)))
                .sorted(Comparator.comparing(
                                (Mutant mutant) -> mutant.requirements().get(0))
                        .thenComparing(Mutant::name))
                .toList();
    }
}
