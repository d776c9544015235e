package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditPhase;
import org.ferrule.people.Account;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was acknowledged before a process was killed is there, and no change is left without an outcome. */
class KilledIT {
    private static final int ROUNDS = Boolean.getBoolean("ferrule.exhaustive") ? 200 : 6;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void keepsEveryAcknowledgedChangeAndLeavesNoneOpen() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        try (TestSite site = new TestSite(directory)) {
            site.admin();
        }
        Map<String, String> acknowledged = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process child = start(round);
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
                for (int i = random.nextInt(12); i >= 0; i--) {
                    note(out.readLine(), acknowledged);
                }
                // Somewhere within a change, not always right after one.
                child.waitFor(random.nextInt(8_000), TimeUnit.MICROSECONDS);
                assertThat(child.toHandle().destroyForcibly()).isTrue();
                out.lines().forEach(line -> note(line, acknowledged));
            } finally {
                child.destroyForcibly();
            }
            assertSettled(acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS);
    }

    private static void note(String line, Map<String, String> acknowledged) {
        assertThat(line).matches("user-\\d+-\\d+ (OPERATOR|QA)");
        acknowledged.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
    }

    private void assertSettled(Map<String, String> acknowledged) throws Exception {
        try (TestSite site = new TestSite(directory)) {
            SessionKey admin = site.signIn("admin", TestSite.PASSWORD);
            Map<String, String> roles = site.people().all(admin).stream()
                    .collect(Collectors.toMap(
                            Account::user,
                            account -> account.roles().iterator().next().name()));
            // The last change may have been made without having been acknowledged.
            acknowledged.forEach((user, role) -> assertThat(roles.get(user))
                    .as(user)
                    .isIn(role.equals("QA") ? Set.of("QA") : Set.of("OPERATOR", "QA")));
            List<String> closed = site.records(AuditAction.ACCOUNT, AuditPhase.OUTCOME).stream()
                    .map(record -> record.entry().detail().get("intent"))
                    .toList();
            assertThat(closed).doesNotHaveDuplicates();
            assertThat(site.records(AuditAction.ACCOUNT, AuditPhase.INTENT))
                    .allMatch(record -> closed.contains(Long.toString(record.index())));
            assertThat(site.records(AuditAction.ACCOUNT, AuditPhase.OUTCOME))
                    .noneMatch(record -> record.entry().outcome().equals("UNKNOWN"));
            assertThat(site.records(AuditAction.ACCOUNT))
                    .noneMatch(record -> record.entry().detail().get("event").equals("CHANGED_OUTSIDE"));
        }
    }

    private Process start(int round) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile", ""),
                "-cp",
                System.getProperty("java.class.path"),
                ChangingChild.class.getName(),
                directory.toString(),
                Integer.toString(round));
        return new ProcessBuilder(command)
                .redirectError(Files.createTempFile(directory, "child", ".err").toFile())
                .start();
    }
}
