package org.ferrule.core.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.Signature.Meaning;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.FakeAccess;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.Records;
import org.ferrule.core.service.Refusal;
import org.ferrule.core.service.SigningWish;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a real trail. */
@Timeout(60)
class RecordsServiceTest {
    private static final SigningWish SIGNED = new SigningWish(new Credentials("quinn", "secret"), Meaning.REVIEWED);

    @TempDir
    private Path directory;

    private final FakeAccess access = new FakeAccess();
    private final SessionKey operator = access.signIn("otto", "cli", Role.OPERATOR);
    private final SessionKey quality = access.signIn("quinn", "cli", Role.QA);
    private final SessionKey admin = access.signIn("ada", "cli", Role.ADMIN);
    private SqliteAuditTrail trail;
    private Records records;

    @BeforeEach
    void open() throws Exception {
        trail = new SqliteAuditTrail(directory.resolve("audit.db"), InstantSource.system());
        records = new RecordsService(trail, access);
        work("otto", AuditAction.WRITE);
        work("otto", AuditAction.COMMAND);
    }

    @AfterEach
    void close() {
        trail.close();
    }

    @Test
    void anExportIsRecordedAndTheCheckpointCoversIt() {
        long before = trail.health().records();
        Checkpoint note =
                records.export(quality, 0, Records.NEWEST, "batch 7").given().orElseThrow();
        AuditRecord export = trail.latest(AuditAction.EXPORT, "audit").orElseThrow();
        assertThat(export.entry().actor().user()).isEqualTo("quinn");
        assertThat(export.entry().reason()).isEqualTo("batch 7");
        assertThat(export.entry().detail())
                .containsEntry("first", "0")
                .containsEntry("last", Long.toString(before - 1))
                .containsEntry("count", Long.toString(before));
        assertThat(note.size()).isGreaterThan(export.index());
    }

    @Test
    @Proves(Req.AUD_016)
    void aReviewNamesItsRangeAndTheRootAndIsSignedWithReviewed() {
        long last = trail.health().records() - 1;
        AuditRecord review = given(records.review(quality, Records.UNREVIEWED, Records.NEWEST, "all fine", SIGNED));
        assertThat(review.entry().detail())
                .containsEntry("first", "0")
                .containsEntry("last", Long.toString(last))
                .containsEntry("size", Long.toString(last + 1));
        assertThat(review.entry().detail().get("root")).matches("[0-9a-f]{64}");
        assertThat(review.entry().reason()).isEqualTo("all fine");
        assertThat(review.entry().circumstances().signature()).hasValue(review.index() + 1);
        AuditEntry signature = read(review.index() + 1).entry();
        assertThat(signature.action()).isEqualTo(AuditAction.SIGNATURE);
        assertThat(signature.detail())
                .containsEntry("meaning", "REVIEWED")
                .containsEntry("printedName", "Printed quinn");
        assertThat(records.unreviewed()).isEqualTo(last + 1);
    }

    @Test
    @Proves(Req.AUD_016)
    void whoActedInTheRangeCannotReviewItAndIsToldWhichRecordItIs() throws Exception {
        long own = work("quinn", AuditAction.LOCK);
        Refusal refusal = refused(records.review(quality, 0, own, "fine", SIGNED));
        assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_AUTHORIZED);
        assertThat(refusal.message()).startsWith("record " + own + " is quinn's own work");
        assertThat(lastRefusal().entry().actor().user()).isEqualTo("quinn");
        assertThat(access.signatures).hasValue(0);
        assertThat(trail.latest(AuditAction.REVIEW, "audit")).isEmpty();
        assertThat(given(records.review(quality, 0, own - 1, "fine", SIGNED)).index())
                .isGreaterThan(own);
    }

    @Test
    void comingGoingLookingAndReviewingIsNoWorkHoweverMuchOfItThereIs() throws Exception {
        for (int i = 0; i < 1100; i++) {
            work("quinn", i % 2 == 0 ? AuditAction.SIGN_IN : AuditAction.SIGN_OUT);
        }
        given(records.export(quality, 0, 1, ""));
        given(records.review(quality, 0, Records.NEWEST, "fine", SIGNED));
        given(records.review(quality, 0, Records.NEWEST, "still fine", SIGNED));
        long own = work("quinn", AuditAction.RECONCILE);
        assertThat(refused(records.review(quality, 0, Records.NEWEST, "fine", SIGNED))
                        .message())
                .startsWith("record " + own + " ");
    }

    @Test
    @Proves(Req.AUD_016)
    void aSignatureUnderSomebodyElsesWorkIsWork() throws Exception {
        AuditRecord signed = trail.append(
                entry("otto", AuditAction.COMMAND),
                access.sign(quality, new Credentials("quinn", "secret"), Meaning.VERIFIED, Optional.empty()));
        assertThat(refused(records.review(quality, 0, Records.NEWEST, "fine", SIGNED))
                        .message())
                .startsWith("record " + (signed.index() + 1) + " ");
    }

    @Test
    void everyRefusalSaysWhyAndIsRecordedAndReviewsNothing() {
        long last = trail.health().records() - 1;
        refusedAs(ErrorCode.NOT_AUTHENTICATED, records.review(SessionKey.NONE, 0, last, "fine", SIGNED));
        refusedAs(ErrorCode.NOT_AUTHORIZED, records.review(operator, 0, last, "fine", SIGNED));
        refusedAs(ErrorCode.NOT_AUTHORIZED, records.export(operator, 0, last, "mine"));
        refusedAs(ErrorCode.VALIDATION, records.review(quality, 0, last, "  ", SIGNED));
        refusedAs(ErrorCode.NOT_FOUND, records.review(quality, 1, 0, "fine", SIGNED));
        refusedAs(ErrorCode.NOT_FOUND, records.review(quality, 0, 99_999, "fine", SIGNED));
        refusedAs(ErrorCode.NOT_FOUND, records.export(quality, -5, 1, ""));
        refusedAs(
                ErrorCode.VALIDATION,
                records.review(quality, 0, last, "fine", new SigningWish(SIGNED.shown(), Meaning.APPROVED)));
        refusedAs(
                ErrorCode.SIGNATURE_REQUIRED,
                records.review(
                        quality,
                        0,
                        last,
                        "fine",
                        new SigningWish(new Credentials("quinn", "wrong"), Meaning.REVIEWED)));
        assertThat(trail.latest(AuditAction.REVIEW, "audit")).isEmpty();
        assertThat(records.unreviewed()).isZero();
    }

    @Test
    void aReviewThatLeavesAGapDoesNotHideIt() {
        given(records.review(quality, 2, Records.NEWEST, "the newer ones", SIGNED));
        assertThat(records.unreviewed()).isZero();
        given(records.review(quality, Records.UNREVIEWED, 2, "the older ones", SIGNED));
        assertThat(records.unreviewed()).isEqualTo(3);
    }

    @Test
    @Proves({Req.AUD_007, Req.AUD_024})
    void aKeyIsChangedByWhoeverMayAndWithAReason() {
        refusedAs(ErrorCode.NOT_AUTHORIZED, records.changeKey(quality, "why not"));
        refusedAs(ErrorCode.VALIDATION, records.changeKey(admin, ""));
        AuditRecord change = given(records.changeKey(admin, "a disk was stolen"));
        assertThat(change.entry().detail()).containsEntry("event", "KEY_CHANGED");
        assertThat(change.entry().actor().user()).isEqualTo("ada");
        assertThat(change.entry().reason()).isEqualTo("a disk was stolen");
        assertThat(given(records.checkpoint()).size()).isGreaterThan(change.index());
    }

    @Test
    @Proves(Req.AUD_008)
    void nothingThatPeopleDoChangesARecord() {
        List<AuditRecord> before = trail.read(AuditQuery.from(0, 1000));
        given(records.export(quality, 0, 1, ""));
        given(records.review(quality, 0, 1, "fine", SIGNED));
        given(records.changeKey(admin, "routine"));
        refused(records.changeKey(admin, ""));
        List<AuditRecord> after = trail.read(AuditQuery.from(0, 1000));
        assertThat(after).startsWith(before.toArray(AuditRecord[]::new)).hasSizeGreaterThan(before.size());
    }

    @Test
    void aTrailThatTakesNothingRefusesAsAValue() {
        trail.close();
        assertThat(refused(records.export(quality, 0, 0, "")).code()).isEqualTo(ErrorCode.AUDIT_UNAVAILABLE);
        assertThat(refused(records.checkpoint()).code()).isEqualTo(ErrorCode.AUDIT_UNAVAILABLE);
    }

    private static <T> T given(Answer<T> answer) {
        assertThat(answer.refusal()).isEmpty();
        return answer.given().orElseThrow();
    }

    private static Refusal refused(Answer<?> answer) {
        return answer.refusal().orElseThrow();
    }

    private void refusedAs(ErrorCode code, Answer<?> answer) {
        Refusal refusal = refused(answer);
        assertThat(refusal.code()).as(refusal.message()).isEqualTo(code);
        assertThat(lastRefusal().entry().outcome()).isEqualTo(code.name());
        assertThat(lastRefusal().entry().detail()).containsEntry("message", refusal.message());
    }

    private AuditRecord lastRefusal() {
        AuditRecord last = read(trail.health().records() - 1);
        assertThat(last.entry().phase()).isEqualTo(AuditPhase.REFUSED);
        return last;
    }

    private AuditRecord read(long index) {
        return trail.read(AuditQuery.from(index, 1)).get(0);
    }

    private long work(String user, AuditAction action) throws Exception {
        return trail.append(entry(user, action)).index();
    }

    private static AuditEntry entry(String user, AuditAction action) {
        return AuditEntry.event(action, new Actor(user, "operator", "cli"), "reactor-1", Map.of());
    }
}
