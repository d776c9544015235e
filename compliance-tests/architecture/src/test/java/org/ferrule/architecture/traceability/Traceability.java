package org.ferrule.architecture.traceability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Requirement;

/**
 * Requirements and what proves them, looked at from both sides.
 *
 * @param proofs of the framework: its own tests
 * @param checks of drivers: what the conformance kit tries with each plugin
 */
record Traceability(Catalogue catalogue, List<Proof> proofs, List<Proof> checks) {
    /** What is wrong with the tests' claims, each with its remedy. */
    List<String> wrongClaims() {
        List<String> mistakes = new ArrayList<>();
        Set<String> claims = new HashSet<>();
        for (Proof proof : Stream.concat(proofs.stream(), checks.stream()).toList()) {
            String place = proof.file() + ": " + proof.test();
            Optional<Requirement> requirement = catalogue.find(proof.requirement());
            if (requirement.isEmpty()) {
                mistakes.add(place + " names " + proof.requirement() + ", which the catalogue does not have.");
            } else if (!requirement.get().isActive()) {
                mistakes.add(
                        place + " names " + proof.requirement() + ", which is only planned. Make it active first.");
            }
            proof.objection()
                    .ifPresent(objection ->
                            mistakes.add(place + " cannot prove " + proof.requirement() + ": " + objection + "."));
            if (!claims.add(place + proof.requirement())) {
                mistakes.add(place + " names " + proof.requirement() + " twice.");
            }
        }
        return mistakes;
    }

    /** Ids of what the framework has to meet and no test proves. */
    List<String> unproved() {
        return missing(Requirement::bindsFramework, this::proofs);
    }

    /** Ids of what a driver has to meet and the kit does not try. */
    List<String> unchecked() {
        return missing(Requirement::bindsDriver, this::checks);
    }

    private List<String> missing(Predicate<Requirement> binds, Function<String, List<Proof>> found) {
        return catalogue.requirements().stream()
                .filter(requirement -> requirement.isActive() && requirement.isMandatory())
                .filter(binds)
                .map(Requirement::id)
                .filter(id -> found.apply(id).isEmpty())
                .toList();
    }

    List<Proof> proofs(String id) {
        return of(proofs, id);
    }

    List<Proof> checks(String id) {
        return of(checks, id);
    }

    private static List<Proof> of(List<Proof> all, String id) {
        return all.stream().filter(proof -> proof.requirement().equals(id)).toList();
    }
}
