package org.ferrule.conformance.run;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Requirement;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;

/** All checks of one candidate up to a level. Each can be made several times; if its verdicts differ, it is an ERROR. */
public final class Trial implements AutoCloseable {
    private final List<Check> checks;
    private final CheckRunner runner;
    private final Map<String, List<CheckResult>> made = new LinkedHashMap<>();

    /**
     * What to do, and how.
     *
     * @param plugin that the candidate is of
     * @param contracts whose checks are made
     * @param only ids of the requirements to look at; empty for all
     * @param level checks that only higher ones ask for are left out
     * @param seed from which all chance follows
     */
    public record Plan(PluginArchive plugin, List<Contract> contracts, List<String> only, int level, long seed) {}

    /** A trial on a bench. */
    public Trial(Plan plan, Bench bench, InstantSource clock) {
        this.checks = plan.contracts().stream()
                .flatMap(contract -> contract.checks(plan.plugin(), bench.candidate()))
                .filter(check -> isAskedFor(check, plan.level()))
                .filter(check ->
                        plan.only().isEmpty() || check.requirements().stream().anyMatch(plan.only()::contains))
                .toList();
        this.runner = new CheckRunner(bench, clock, plan.seed());
    }

    private static boolean isAskedFor(Check check, int level) {
        Catalogue catalogue = Catalogue.load();
        return check.requirements().stream()
                .map(id -> catalogue.find(id).orElseThrow(() -> new IllegalStateException("no requirement " + id)))
                .anyMatch(requirement -> isAskedFor(requirement, level));
    }

    private static boolean isAskedFor(Requirement requirement, int level) {
        return requirement.isActive() && requirement.level().number() <= level;
    }

    /** What there is to check, in order. */
    public List<Check> checks() {
        return checks;
    }

    /** Makes one check, and keeps what came of it. */
    public CheckResult make(Check check) throws InterruptedException {
        CheckResult result = runner.make(check);
        made.computeIfAbsent(result.name(), name -> new ArrayList<>()).add(result);
        return result;
    }

    /** One verdict on each check that was made, however often. */
    public List<CheckResult> results() {
        return made.values().stream().map(Trial::agreed).toList();
    }

    @Override
    public void close() {
        runner.close();
    }

    /** One verdict of several: the first if all agree, ERROR if they do not, because then none can be trusted. */
    private static CheckResult agreed(List<CheckResult> rounds) {
        CheckResult first = rounds.get(0);
        if (rounds.stream().map(CheckResult::verdict).distinct().count() == 1) {
            return first;
        }
        String verdicts = rounds.stream().map(round -> round.verdict().name()).collect(Collectors.joining(", "));
        CheckResult bad = rounds.stream()
                .filter(round -> round.verdict() != Verdict.PASS)
                .findFirst()
                .orElse(first);
        return new CheckResult(
                first.requirements(),
                first.element(),
                first.title(),
                Verdict.ERROR,
                "flaky: " + verdicts + "; " + bad.reason(),
                bad.done(),
                bad.seen(),
                bad.seed(),
                first.began(),
                rounds.stream().mapToLong(CheckResult::millis).sum());
    }
}
