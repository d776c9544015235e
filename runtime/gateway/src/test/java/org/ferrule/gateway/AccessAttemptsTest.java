package org.ferrule.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;

class AccessAttemptsTest {
    private static final Duration NEVER = Duration.ofHours(1);

    private final FakeTrail trail = new FakeTrail(new ArrayList<>());

    private List<String> counts() {
        return trail.told.stream()
                .map(entry -> entry.detail().getOrDefault("attempts", "?"))
                .toList();
    }

    @Test
    @Proves({Req.AUD_011, Req.SEC_004})
    void aBurstIsTwoRecordsHoweverLongItIs() {
        try (AccessAttempts attempts = new AccessAttempts(trail, NEVER)) {
            attempts.note("PUT", "/api/v1/equipment/reactor-1/parameters/temperature.sp");
            assertThat(counts()).as("the first is recorded at once").containsExactly("1");
            AuditEntry entry = trail.told.get(0);
            assertThat(entry.phase()).isEqualTo(AuditPhase.REFUSED);
            assertThat(entry.action()).isEqualTo(AuditAction.ACCESS);
            assertThat(entry.actor()).isEqualTo(new Actor("unknown", "none", "http"));
            assertThat(entry.outcome()).isEqualTo("NOT_AUTHENTICATED");
            assertThat(entry.detail().get("lastCall")).contains("PUT /api/v1/equipment/reactor-1");

            for (int i = 0; i < 10_000; i++) {
                attempts.note("GET", "/" + "x".repeat(10_000));
            }
            assertThat(counts()).containsExactly("1");
        }
        assertThat(counts()).containsExactly("1", "10000");
        assertThat(trail.told.get(1).detail().get("lastCall")).hasSizeLessThan(200);
    }

    @Test
    void theRestOfABurstIsRecordedWhenItsWindowIsOverAndTheNextStartsAnew() {
        try (AccessAttempts attempts = new AccessAttempts(trail, Duration.ofMillis(200))) {
            attempts.note("GET", "/");
            attempts.note("GET", "/");
            attempts.note("GET", "/");
            Awaitility.await().untilAsserted(() -> assertThat(counts()).containsExactly("1", "2"));
        }
        assertThat(counts()).containsExactly("1", "2");
    }

    @Test
    void whatCannotBeRecordedStaysCounted() {
        trail.isBroken = true;
        AccessAttempts attempts = new AccessAttempts(trail, NEVER);
        attempts.note("GET", "/");
        attempts.note("GET", "/");
        assertThat(counts()).isEmpty();

        trail.isBroken = false;
        attempts.close();

        assertThat(counts()).containsExactly("2");
    }
}
