package org.ferrule.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Signature;
import org.junit.jupiter.api.Test;

/** A runtime records on one thread and asks on another; a trail that is not up to it makes tests fail by chance. */
class FakeTrailTest {
    private static final int RECORDS = 2000;

    private final FakeTrail trail = new FakeTrail();

    @Test
    void oneMayAskForTheLatestWhileAnotherRecords() {
        CompletableFuture<Void> recording = CompletableFuture.runAsync(this::record);

        while (!recording.isDone()) {
            trail.latest(AuditAction.ALARM, "site");
        }

        recording.join();
        assertThat(trail.latest(AuditAction.ALARM, "site").orElseThrow().index())
                .isEqualTo(RECORDS - 1);
    }

    @Test
    void aSignatureFollowsWhatItSigns() throws Exception {
        CompletableFuture<Void> recording = CompletableFuture.runAsync(this::record);

        while (!recording.isDone()) {
            long signed = trail.append(
                            entry(), new Signature(Actor.SYSTEM, "The System", Signature.Meaning.REVIEWED, "password"))
                    .index();
            assertThat(trail.entries().get((int) signed + 1).action()).isEqualTo(AuditAction.SIGNATURE);
        }
    }

    private void record() {
        try {
            for (int i = 0; i < RECORDS; i++) {
                trail.append(entry());
            }
        } catch (AuditUnavailableException unavailable) {
            throw new AssertionError(unavailable);
        }
    }

    private static AuditEntry entry() {
        return AuditEntry.event(AuditAction.ALARM, Actor.SYSTEM, "site", Map.of());
    }
}
