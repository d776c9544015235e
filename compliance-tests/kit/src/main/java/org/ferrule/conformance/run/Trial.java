package org.ferrule.conformance.run;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Requirement;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;

/**
 * All checks of one candidate up to a level. Benches share them in parts: the first takes them from the beginning and each other from
 * the end, until none is left; a check that must be alone waits for the others. Each check can be made several times; if its verdicts differ, it is an ERROR.
 */
final class Trial implements AutoCloseable {
    private final List<List<Check>> parts;
    private final List<CheckRunner> runners;
    /** Fair, so that a check that waits for the machine does not wait for ever. */
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    /**
     * What to do, and how.
     *
     * @param plugin that the candidate is of
     * @param candidate on trial
     * @param contracts whose checks are made
     * @param only ids of the requirements to look at; empty for all
     * @param level checks that only higher ones ask for are left out
     * @param seed from which all chance follows
     */
    record Plan(
            PluginArchive plugin,
            Candidate candidate,
            List<Contract> contracts,
            List<String> only,
            int level,
            long seed) {}

    /** Checks in parts that stay together, and for each bench who makes checks there. */
    Trial(List<List<Check>> parts, List<CheckRunner> runners) {
        this.parts = parts;
        this.runners = runners;
    }

    /** A trial on benches. */
    static Trial of(Plan plan, List<Bench> benches, InstantSource clock) {
        return new Trial(
                plan.contracts().stream()
                        .flatMap(contract -> parts(contract, checks(plan, contract)))
                        .toList(),
                benches.stream()
                        .map(bench -> new CheckRunner(bench, clock, plan.seed()))
                        .toList());
    }

    /** What has to stay together. */
    private static Stream<List<Check>> parts(Contract contract, List<Check> checks) {
        List<List<Check>> parts = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            if (i == 0 || contract.isApart(checks.get(i - 1), checks.get(i))) {
                parts.add(new ArrayList<>());
            }
            parts.get(parts.size() - 1).add(checks.get(i));
        }
        return parts.stream();
    }

    private static List<Check> checks(Plan plan, Contract contract) {
        return contract.checks(plan.plugin(), plan.candidate())
                .filter(check -> isAskedFor(check, plan.level()))
                .filter(check ->
                        plan.only().isEmpty() || check.requirements().stream().anyMatch(plan.only()::contains))
                .toList();
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
    List<Check> checks() {
        return parts.stream().flatMap(List::stream).toList();
    }

    /** Makes one check on the first bench. */
    CheckResult make(Check check) throws InterruptedException {
        return runners.get(0).make(check);
    }

    /** Makes all checks, each as often, on all benches. */
    void makeAll(int times, Progress progress) throws InterruptedException {
        Deque<List<Check>> left = new ArrayDeque<>();
        for (int round = 0; round < times; round++) {
            left.addAll(parts);
        }
        Told told = new Told(progress, checks().size() * times);
        ExecutorService hands = Executors.newFixedThreadPool(runners.size());
        try {
            List<Future<?>> working = new ArrayList<>();
            for (CheckRunner runner : runners) {
                boolean isFirst = working.isEmpty();
                working.add(hands.submit(() -> {
                    work(runner, left, isFirst, told);
                    return null;
                }));
            }
            for (Future<?> one : working) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a bench failed: " + e.getCause(), e);
        } finally {
            hands.shutdownNow();
        }
    }

    private void work(CheckRunner runner, Deque<List<Check>> left, boolean isFirst, Told told)
            throws InterruptedException {
        while (true) {
            List<Check> next;
            synchronized (left) {
                next = isFirst ? left.pollFirst() : left.pollLast();
            }
            if (next == null) {
                // While the others still work, but not beside one that measures.
                inTurn(turns.readLock(), runner::end);
                return;
            }
            for (Check check : next) {
                if (check.isAlone()) {
                    // While the others still work, since a start takes longest.
                    inTurn(turns.readLock(), runner::prepare);
                }
                inTurn(check.isAlone() ? turns.writeLock() : turns.readLock(), () -> {
                    told.begins(check);
                    told.ended(check, runner.make(check));
                });
            }
        }
    }

    private static void inTurn(Lock turn, Step step) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            step.take();
        } finally {
            turn.unlock();
        }
    }

    /** One of several things to do in turn. */
    @FunctionalInterface
    private interface Step {
        void take() throws InterruptedException;
    }

    /** What each bench has made, in the order in which it did. */
    List<List<CheckResult>> made() {
        return runners.stream().map(CheckRunner::made).toList();
    }

    /** One verdict on each check that was made, however often, in the order of the checks. */
    List<CheckResult> results() {
        Map<String, List<CheckResult>> byName =
                made().stream().flatMap(List::stream).collect(Collectors.groupingBy(CheckResult::name));
        return checks().stream()
                .map(Check::name)
                .distinct()
                .filter(byName::containsKey)
                .map(name -> agreed(byName.getOrDefault(name, List.of())))
                .toList();
    }

    @Override
    public void close() {
        runners.forEach(CheckRunner::close);
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

    /** Counts what begins, and tells it one at a time. */
    private static final class Told {
        private final Progress progress;
        private final int of;
        private int begun;

        Told(Progress progress, int of) {
            this.progress = progress;
            this.of = of;
        }

        synchronized void begins(Check check) {
            progress.begins(++begun, of, check);
        }

        synchronized void ended(Check check, CheckResult result) {
            progress.ended(check, result);
        }
    }
}
