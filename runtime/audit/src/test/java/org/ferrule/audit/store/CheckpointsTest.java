package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.ferrule.api.model.RequestId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.Circumstances;
import org.ferrule.audit.DecisionSource;
import org.ferrule.audit.Entries;
import org.ferrule.audit.Signature;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.format.VerifierKey;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.audit.verify.Verdict;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When the trail signs, with which key, and what it signs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CheckpointsTest {
    private static final Actor QUINN = new Actor("quinn", "qa", "cli");
    private static final Signature SIGNATURE = new Signature(
            new Actor("anna", "operator", "cli"), "Anna Arc", Signature.Meaning.APPROVED, "user id and password");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("audit.db");
    }

    private SqliteAuditTrail open() {
        return new SqliteAuditTrail(file, Clock.systemUTC());
    }

    private Checkpoint kept() throws Exception {
        SignedNote note = SignedNote.parse(Files.readString(directory.resolve("audit.checkpoint")));
        assertThat(note.isSignedBy(publicKey())).isTrue();
        return TreeHead.of(note).signed(note);
    }

    private VerifierKey publicKey() throws Exception {
        return VerifierKey.parse(Files.readString(directory.resolve("audit.pub")));
    }

    @Test
    void aTrailBeginsByNamingItsLogAndKey() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            AuditRecord first = trail.read(AuditQuery.from(0, 10)).get(0);

            assertThat(first.entry().action()).isEqualTo(AuditAction.TRAIL);
            assertThat(first.entry().detail())
                    .containsEntry("event", "CREATED")
                    .containsEntry("log", publicKey().name())
                    .containsEntry("key", publicKey().toString());
            assertThat(trail.latest(AuditAction.TRAIL, "audit/key")).contains(first);
            assertThat(kept().size()).isEqualTo(1);
        }
    }

    @Test
    void signsTheRootOverAllRecordsWhenAskedAndAtTheEnd() throws Exception {
        Frontier frontier = new Frontier();
        try (SqliteAuditTrail trail = open()) {
            trail.append(Entries.event("1"));
            trail.append(Entries.event("2"));
            trail.read(AuditQuery.from(0, 10))
                    .forEach(record -> frontier.append(HexFormat.of().parseHex(record.hash())));

            Checkpoint checkpoint = trail.checkpoint();

            assertThat(checkpoint.size()).isEqualTo(3);
            assertThat(checkpoint.root()).isEqualTo(HexFormat.of().formatHex(frontier.root()));
            assertThat(kept()).isEqualTo(checkpoint);
            assertThat(trail.checkpoint()).as("nothing is new").isEqualTo(checkpoint);
            trail.append(Entries.event("3"));
        }
        assertThat(kept().size()).isEqualTo(4);
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    @Test
    void signsWhenTheBatchOfAnEquipmentChanges() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            trail.append(ofBatch("reactor-1/stirrer", "A"));
            assertThat(trail.checkpoint().size()).isEqualTo(2);
            trail.append(ofBatch("reactor-1", "A"));
            assertThat(kept().size()).as("the same batch").isEqualTo(2);
            trail.append(ofBatch("reactor-2", "B"));
            trail.checkpoint();
            trail.append(ofBatch("reactor-1", "A"));
            trail.append(ofBatch("reactor-2", "B"));
            assertThat(kept().size()).as("two batches side by side").isEqualTo(4);
            trail.append(ofBatch("reactor-1", "C"));
            awaitSize(trail, 7);
        }
    }

    @Test
    void signsAfterTenThousandRecords() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            Thread[] callers = new Thread[100];
            for (int i = 0; i < callers.length; i++) {
                callers[i] = new Thread(() -> appendHundred(trail));
                callers[i].start();
            }
            for (Thread caller : callers) {
                caller.join();
            }
            trail.append(Entries.event("one more"));
            trail.read(AuditQuery.from(0, 1));

            assertThat(kept().size()).isBetween(10_001L, 10_002L);
        }
    }

    private static void appendHundred(SqliteAuditTrail trail) {
        try {
            for (int i = 0; i < 100; i++) {
                trail.append(Entries.event("many"));
            }
        } catch (AuditUnavailableException e) {
            throw new AssertionError(e);
        }
    }

    /** Callers are told before the file beside the database is replaced; the next task is done after that. */
    private void awaitSize(SqliteAuditTrail trail, long size) throws Exception {
        assertThat(trail.checkpoint().size()).isEqualTo(size);
        assertThat(kept().size()).isEqualTo(size);
    }

    private static AuditEntry ofBatch(String target, String batch) {
        return AuditEntry.event(AuditAction.DEVICE, Actor.SYSTEM, target, Map.of())
                .in(new Circumstances(
                        DecisionSource.RUNTIME, Map.of(Circumstances.BATCH, batch), OptionalLong.empty()));
    }

    @Test
    @Proves(Req.AUD_026)
    void writesASignatureDirectlyAfterWhatItSigns() throws Exception {
        RequestId request = RequestId.random();
        try (SqliteAuditTrail trail = open()) {
            AuditRecord signed = trail.append(Entries.intent(request), SIGNATURE);

            assertThat(signed.entry().circumstances().signature()).hasValue(signed.index() + 1);
            assertThat(trail.find(request)).containsExactly(signed);
            AuditRecord signature =
                    trail.read(AuditQuery.from(signed.index() + 1, 1)).get(0);
            assertThat(signature.entry().action()).isEqualTo(AuditAction.SIGNATURE);
            assertThat(signature.entry().actor()).isEqualTo(SIGNATURE.signer());
            assertThat(signature.entry().detail())
                    .containsOnly(
                            Map.entry("log", publicKey().name()),
                            Map.entry("signs.index", "1"),
                            Map.entry("signs.leafHash", signed.hash()),
                            Map.entry("printedName", "Anna Arc"),
                            Map.entry("meaning", "APPROVED"),
                            Map.entry("components", "user id and password"));
            awaitSize(trail, 3);
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    @Test
    void theOutcomeOfWhatWasSignedIsNotSignedItself() throws Exception {
        try (SqliteAuditTrail trail = open()) {
            AuditRecord intent = trail.append(Entries.intent(RequestId.random()), SIGNATURE);
            AuditRecord outcome = trail.append(intent.entry().as(AuditPhase.OUTCOME, "ACCEPTED", Map.of()));

            assertThat(outcome.entry().circumstances().signature()).isEmpty();
            trail.append(Entries.intent(RequestId.random()));
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }

    @Test
    @Proves(Req.AUD_024)
    void aNewKeyIsSignedForByTheOldOneAndThenSignsAlone() throws Exception {
        VerifierKey first;
        VerifierKey second;
        try (SqliteAuditTrail trail = open()) {
            first = publicKey();
            AuditRecord change = trail.changeKey(QUINN, "the disk was sent in for repair");
            second = publicKey();

            assertThat(second).isNotEqualTo(first);
            assertThat(change.entry().actor()).isEqualTo(QUINN);
            assertThat(change.entry().reason()).isEqualTo("the disk was sent in for repair");
            assertThat(change.entry().detail())
                    .containsOnly(
                            Map.entry("event", "KEY_CHANGED"),
                            Map.entry("previous", first.toString()),
                            Map.entry("key", second.toString()));
            SignedNote both = SignedNote.parse(kept().note());
            assertThat(List.of(both.isSignedBy(first), both.isSignedBy(second))).containsOnly(true);
            trail.append(Entries.event("later"));
            assertThat(SignedNote.parse(trail.checkpoint().note()).isSignedBy(first))
                    .isFalse();
        }
        try (SqliteAuditTrail trail = open()) {
            assertThat(trail.health().problem()).isEmpty();
            trail.changeKey(QUINN, "once more");
            assertThat(publicKey()).isNotEqualTo(second);
        }
        assertThat(AuditFile.verify(file).finding()).isEqualTo(Verdict.Finding.INTACT);
    }
}
