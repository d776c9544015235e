package org.ferrule.conformance.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.ferrule.audit.export.VisibleText;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;
import org.ferrule.conformance.run.Progress;

/** Tells a person what runs, how far it is, and what failed so far: on a terminal in one line that changes, elsewhere only what failed. */
final class ProgressLines implements Progress {
    private static final int WIDTH = 110;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter to;
    private final boolean isTerminal;
    private int failed;

    ProgressLines(PrintWriter to, boolean isTerminal) {
        this.to = to;
        this.isTerminal = isTerminal;
    }

    @Override
    public void begins(int n, int of, Check check) {
        if (isTerminal) {
            String line = String.format(
                    Locale.ROOT, "%d/%d%s  %s", n, of, failed == 0 ? "" : ", " + failed + " not passed", check.name());
            String plain = VisibleText.plain(line);
            to.print(ERASE + plain.substring(0, Math.min(plain.length(), WIDTH)));
            to.flush();
        }
    }

    @Override
    public void ended(Check check, CheckResult result) {
        if (isTerminal) {
            to.print(ERASE);
        }
        if (result.verdict() != Verdict.PASS && result.verdict() != Verdict.NOT_APPLICABLE) {
            failed++;
            to.println(VisibleText.plain(result.verdict() + "  " + result.name() + ": " + result.reason()));
        }
        to.flush();
    }
}
