package org.ferrule.conformance.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Clause;
import org.ferrule.catalogue.Requirement;
import org.ferrule.conformance.waiver.Waiver;

/** Makes of checks a verdict on each requirement, and of those the claim's. It never looks at a plugin. */
public final class Judge {
    private final Catalogue catalogue;
    private final Claim claim;
    private final Map<String, Waiver> waivers;
    private final LocalDate today;

    /**
     * A judge of one run.
     *
     * @param today on which waivers must not have expired, UTC
     */
    public Judge(Catalogue catalogue, Claim claim, Collection<Waiver> waivers, LocalDate today) {
        this.catalogue = catalogue;
        this.claim = claim;
        this.waivers = waivers.stream().collect(Collectors.toMap(Waiver::id, Function.identity()));
        this.today = today;
    }

    /** One result for each requirement of the catalogue, in its order. */
    public List<RequirementResult> requirements(List<CheckResult> checks) {
        return catalogue.requirements().stream()
                .map(requirement -> result(
                        requirement,
                        checks.stream()
                                .filter(check -> check.requirements().contains(requirement.id()))
                                .toList()))
                .toList();
    }

    private RequirementResult result(Requirement requirement, List<CheckResult> about) {
        String exclusion = claim.exclusion(requirement);
        Verdict verdict = Verdict.worst(about.stream().map(CheckResult::verdict).toList());
        return new RequirementResult(
                requirement.id(),
                requirement.title(),
                requirement.text(),
                requirement.level().number(),
                requirement.strength().name(),
                requirement.owner().name(),
                requirement.clauses().stream().map(Clause::toString).toList(),
                about.isEmpty() && !exclusion.isEmpty() && requirement.isActive() ? Verdict.NOT_APPLICABLE : verdict,
                standing(requirement, verdict, exclusion),
                exclusion.isEmpty() ? reason(about) : exclusion,
                Optional.of(requirement.planned()).filter(part -> requirement.isActive() && !part.isEmpty()),
                Optional.ofNullable(waivers.get(requirement.id())),
                about.stream().map(CheckResult::name).toList());
    }

    private Standing standing(Requirement requirement, Verdict verdict, String exclusion) {
        if (!exclusion.isEmpty()) {
            return Standing.NOT_CLAIMED;
        } else if (verdict.isGood()) {
            return Standing.MET;
        } else if (!requirement.isMandatory()) {
            return Standing.ADVISED;
        }
        Waiver waiver = waivers.get(requirement.id());
        return waiver == null || isExpired(waiver) ? Standing.NOT_MET : Standing.WAIVED;
    }

    private static String reason(List<CheckResult> about) {
        if (about.isEmpty()) {
            return "no check was made";
        }
        return about.stream()
                .filter(check -> check.verdict() != Verdict.PASS)
                .map(check -> (check.element().isEmpty() ? "" : "[" + check.element() + "] ") + check.reason())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private boolean isExpired(Waiver waiver) {
        return waiver.expires().isBefore(today);
    }

    /**
     * Everything that stands against the claim.
     *
     * @param elements parameters, commands and alarms that the descriptor declares, each of which needs a check of its own
     */
    public List<String> shortcomings(
            List<RequirementResult> results, List<CheckResult> checks, Collection<String> elements) {
        List<String> against = new ArrayList<>();
        if (checks.stream().noneMatch(check -> check.verdict() == Verdict.PASS)) {
            against.add("No check passed: a run that shows nothing is no conformance.");
        }
        for (RequirementResult result : results) {
            if (result.standing() == Standing.NOT_MET) {
                against.add(result.id() + " " + result.title() + ": " + result.verdict() + ", " + result.reason());
            }
            result.waiver().ifPresent(waiver -> waiverTrouble(result, waiver).ifPresent(against::add));
        }
        waivers.keySet().stream()
                .filter(id -> catalogue.find(id).isEmpty())
                .sorted()
                .forEach(id -> against.add("A waiver names " + id + ", which the catalogue does not have."));
        against.addAll(unchecked(checks, elements));
        return against;
    }

    private Optional<String> waiverTrouble(RequirementResult result, Waiver waiver) {
        if (isExpired(waiver)) {
            return Optional.of(result.id() + ": its waiver expired on " + waiver.expires() + ".");
        } else if (result.standing() == Standing.MET) {
            return Optional.of(result.id() + " is waived and passes. Remove the waiver.");
        } else if (result.standing() == Standing.NOT_CLAIMED) {
            return Optional.of(result.id() + " is waived and no part of this claim. Remove the waiver.");
        }
        return Optional.empty();
    }

    private static List<String> unchecked(List<CheckResult> checks, Collection<String> elements) {
        Set<String> checked = checks.stream()
                .filter(check -> check.verdict() == Verdict.PASS || check.verdict() == Verdict.FAIL)
                .map(CheckResult::element)
                .collect(Collectors.toSet());
        return new TreeSet<>(elements)
                .stream()
                        .filter(element -> !checked.contains(element))
                        .map(element -> element + " is declared, and no check is about it.")
                        .toList();
    }
}
