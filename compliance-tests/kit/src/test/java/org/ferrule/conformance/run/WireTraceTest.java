package org.ferrule.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.ferrule.conformance.result.CheckResult;
import org.ferrule.conformance.result.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WireTraceTest {
    private static final Instant BEGAN = Instant.parse("2026-11-22T10:15:30Z");

    @TempDir
    private Path directory;

    private String trace(String log, CheckResult... checks) throws Exception {
        Path file = Files.writeString(directory.resolve("wire-unit-1"), log);
        return WireTrace.of("unit-1 in rig-1", file, List.of(checks));
    }

    private static CheckResult check(String title, long second) {
        return new CheckResult(
                List.of("PAR-003"), "flow", title, Verdict.PASS, "", "", "", 1, BEGAN.plusSeconds(second), 1);
    }

    @Test
    void eachEventHasItsTimeOfDayAndStandsUnderItsCheck() throws Exception {
        String trace = trace(
                "# began 2026-11-22T10:15:30Z\n1.500000 #1 > 00 01\n1.750000 #1 < 00 02\n7.000000 #0 ! drop\n",
                check("first", 0),
                check("second", 1),
                check("third", 6),
                check("fourth", 9));

        assertThat(trace.lines().filter(line -> !line.startsWith("# ")))
                .containsExactly(
                        "## 2026-11-22T10:15:31Z PAR-003 [flow] second",
                        "2026-11-22T10:15:31.500Z #1 > 00 01",
                        "2026-11-22T10:15:31.750Z #1 < 00 02",
                        "## 2026-11-22T10:15:36Z PAR-003 [flow] third",
                        "2026-11-22T10:15:37Z #0 ! drop");
        assertThat(trace).startsWith("# What passed on the wire of unit-1 in rig-1.");
    }

    @Test
    void aLongLogKeepsItsBeginningAndItsEndAndSaysWhatItLeavesOut() throws Exception {
        StringBuilder log = new StringBuilder("# began 2026-11-22T10:15:30Z\n");
        for (int i = 0; i < 60_000; i++) {
            log.append(i).append(".000000 #1 > 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f\n");
        }
        String trace = trace(log.toString());

        assertThat(trace.length()).isLessThan(2 << 20 | 1 << 10);
        assertThat(trace).contains("2026-11-22T10:15:30Z #1 > ", BEGAN.plusSeconds(59_999) + " #1 > ");
        assertThat(trace.lines().filter(line -> line.endsWith("lines are left out here.")))
                .hasSize(1);
        String all = trace("# began 2026-11-22T10:15:30Z\n1.000000 #1 > " + "00 ".repeat(100_000) + "\n");
        assertThat(all.length()).isLessThan(6_000);
        assertThat(all).contains("characters more");
    }

    @Test
    void aLogThatWasCutOffOrIsNoneIsShownAsItIs() throws Exception {
        assertThat(trace("")).contains("# What passed");
        assertThat(trace("# began 2026-11-22T10:15:30Z\n1.0000")).endsWith("? 1.0000\n");
        assertThat(trace("x\n\u001b[31m\n")).doesNotContain("\u001b");
    }
}
