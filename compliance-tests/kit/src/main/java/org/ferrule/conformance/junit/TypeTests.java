package org.ferrule.conformance.junit;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.catalogue.Catalogue;
import org.ferrule.catalogue.Requirement;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Results;
import org.ferrule.conformance.result.Verdict;
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
    private Optional<Results> filed = Optional.empty();

    TypeTests(String type, Run run, Settings settings) {
        this.type = type;
        this.run = run;
        this.settings = settings;
    }

    DynamicNode node() {
        return DynamicContainer.dynamicContainer(
                type + ", seed " + settings.seed(),
                Stream.concat(run.checks().stream().map(this::test), Stream.of(claim())));
    }

    private DynamicTest test(Check check) {
        String element = check.element().isEmpty() ? "" : "[" + check.element() + "] ";
        return DynamicTest.dynamicTest(
                String.join(", ", check.requirements()) + " " + element + check.title(), () -> demand(run.make(check)));
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

    void close() throws IOException {
        run.close();
    }
}
