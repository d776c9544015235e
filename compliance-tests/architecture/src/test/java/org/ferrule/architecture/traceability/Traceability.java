package org.ferrule.architecture.traceability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Owner;
import org.ferrule.catalogue.Requirement;

/** Requirements and the tests that prove them, looked at from both sides. */
record Traceability(Catalogue catalogue, List<Proof> proofs) {
    /** What is wrong with the tests' claims, each with its remedy. */
    List<String> wrongClaims() {
        List<String> mistakes = new ArrayList<>();
        Set<String> claims = new HashSet<>();
        for (Proof proof : proofs) {
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

    /** Ids of what this owner has to meet and no test proves. */
    List<String> unproved(Owner owner) {
        return catalogue.requirements().stream()
                .filter(requirement -> requirement.isActive() && requirement.isMandatory())
                .filter(requirement -> requirement.owner() == owner)
                .map(Requirement::id)
                .filter(id -> proofs(id).isEmpty())
                .toList();
    }

    List<Proof> proofs(String id) {
        return proofs.stream().filter(proof -> proof.requirement().equals(id)).toList();
    }
}
