package org.ferrule.conformance.junit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Requirement;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Verdict;
import org.ferrule.conformance.run.Progress;
import org.ferrule.conformance.run.Run;
import org.ferrule.conformance.run.Settings;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The tests of one type: each check, and at last the claim. */
final class TypeTests {
    private final String type;
    private final Run run;
    private final Settings settings;
    private final Map<Check, CompletableFuture<CheckResult>> made = new LinkedHashMap<>();
    private final Thread work = new Thread(this::makeAll, "conformance-run");
    private Optional<Results> filed = Optional.empty();

    TypeTests(String type, Run run, Settings settings) {
        this.type = type;
        this.run = run;
        this.settings = settings;
        run.checks().forEach(check -> made.put(check, new CompletableFuture<>()));
    }

    DynamicNode node() {
        return DynamicContainer.dynamicContainer(
                type + ", seed " + settings.seed(),
                Stream.concat(run.checks().stream().map(this::test), Stream.of(claim())));
    }

    private DynamicTest test(Check check) {
        return DynamicTest.dynamicTest(check.name(), () -> {
            begin();
            demand(result(check));
        });
    }

    /** With the first test of the type, not earlier: types are tried one after the other. */
    private void begin() {
        if (work.getState() == Thread.State.NEW) {
            work.setDaemon(true);
            work.start();
        }
    }

    private void makeAll() {
        try {
            run.makeAll(new Kept());
        } catch (InterruptedException | RuntimeException failure) {
            made.values().forEach(result -> result.completeExceptionally(failure));
        }
    }

    private CheckResult result(Check check) throws Exception {
        try {
            return Objects.requireNonNull(made.get(check)).get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the kit itself failed: " + failure.getCause(), failure);
        }
    }

    /** Keeps each result for its test, which may be waiting for it. */
    private final class Kept implements Progress {
        @Override
        public void begins(int n, int of, Check check) {
            // JUnit tells what it waits for.
        }

        @Override
        public void ended(Check check, CheckResult result) {
            Objects.requireNonNull(made.get(check)).complete(result);
        }
    }

    /** What is only advised turns no build red: it is skipped with its reason, and stands in the report. */
    private static boolean isDemanded(CheckResult result) {
        return result.requirements().stream()
                .anyMatch(id -> Catalogue.load()
                        .find(id)
                        .filter(Requirement::isMandatory)
                        .isPresent());
    }

    private static void demand(CheckResult result) {
        String about = result.verdict() + ": " + result.reason() + "\n  done: " + result.done() + "\n  seen: "
                + result.seen() + "\n  seed: " + result.seed();
        if (result.verdict() == Verdict.NOT_APPLICABLE) {
            throw new TestAbortedException(about);
        } else if (!result.verdict().isGood() && !isDemanded(result)) {
            throw new TestAbortedException("advised, and not met: " + about);
        } else if (result.verdict() != Verdict.PASS) {
            throw new AssertionFailedError(about);
        }
    }

    private DynamicTest claim() {
        return DynamicTest.dynamicTest("is conformant at level " + settings.level(), () -> {
            begin();
            work.join();
            Results results = run.file();
            filed = Optional.of(results);
            if (!results.isConformant()) {
                throw new AssertionFailedError(String.join("\n", results.shortcomings()));
            }
        });
    }

    /** What came of it; empty if the last test was not made. */
    Optional<Results> filed() {
        return filed;
    }

    /** Ends what still runs, if the tests were not all made. */
    void close() throws IOException {
        work.interrupt();
        run.close();
    }
}
