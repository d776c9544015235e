package org.ferrule.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.KitClock;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialTest {
    @TempDir
    private Path folder;

    private Trial trial(int benches, List<List<Check>> parts) {
        return new Trial(
                parts,
                Stream.generate(() -> new CheckRunner(
                                // Checks that touch no bench bring up nothing.
                                new Bench(null, folder, null, new Patience(1)), KitClock.system(), 1))
                        .limit(benches)
                        .toList());
    }

    private static Check check(String requirement, Check.Action action) {
        return Check.of(requirement, "is as it should be", action);
    }

    private static List<List<Check>> parts(int count, Check.Action action) {
        List<List<Check>> parts = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            parts.add(List.of(check("A-00" + n, action), check("B-00" + n, action)));
        }
        return parts;
    }

    @Test
    void twoBenchesWorkAtTheSameTimeAndResultsStandInTheOrderOfTheChecks() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        try (Trial trial = trial(2, parts(4, (bench, notes) -> both.await(1, TimeUnit.MINUTES)))) {
            trial.makeAll(1, Progress.UNWATCHED);

            assertThat(trial.results()).allMatch(result -> result.verdict() == Verdict.PASS);
            assertThat(trial.results())
                    .extracting(CheckResult::name)
                    .isEqualTo(trial.checks().stream().map(Check::name).toList());
            assertThat(trial.made()).allMatch(onOneBench -> onOneBench.size() == 4);
        }
    }

    @Test
    void checksThatStayTogetherAreMadeOnOneBenchInTheirOrder() throws Exception {
        try (Trial trial = trial(3, parts(9, (bench, notes) -> notes.did("nothing")))) {
            trial.makeAll(1, Progress.UNWATCHED);

            for (List<CheckResult> onOneBench : trial.made()) {
                for (int i = 0; i < onOneBench.size(); i += 2) {
                    String first = onOneBench.get(i).requirements().get(0);
                    assertThat(first).startsWith("A-");
                    assertThat(onOneBench.get(i + 1).requirements()).containsExactly(first.replace('A', 'B'));
                }
            }
            assertThat(trial.results()).hasSize(18);
        }
    }

    @Test
    void aVerdictThatChangesWithTheBenchOrTheRoundIsAnError() throws Exception {
        AtomicInteger times = new AtomicInteger();
        Check.Action moody = (bench, notes) -> {
            if (times.incrementAndGet() == 2) {
                throw new NotMetException("not this time");
            }
        };
        try (Trial trial = trial(2, List.of(List.of(check("A-001", moody))))) {
            trial.makeAll(3, Progress.UNWATCHED);

            assertThat(trial.results()).hasSize(1);
            CheckResult result = trial.results().get(0);
            assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
            assertThat(result.reason()).contains("flaky", "FAIL", "not this time");
        }
    }
}
