package org.ferrule.core.records;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.Signature;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.Records;
import org.ferrule.core.service.SigningWish;
import org.ferrule.core.spelling.Visible;
import org.ferrule.people.Access;
import org.ferrule.people.Authority;
import org.ferrule.people.SessionKey;

/** Exports, reviews and key changes; each is recorded, and so is each refusal. */
public final class RecordsService implements Records {
    /** The target of every record of something done with the trail itself. */
    private static final String TRAIL = "audit";
    /** Every record below this index has been reviewed. */
    private static final String REVIEWED_BELOW = "reviewedBelow";

    private final AuditTrail trail;
    private final Door door;
    private final Independence independence;

    /** Works on one trail; {@code access} says who may. */
    public RecordsService(AuditTrail trail, Access access) {
        this.trail = trail;
        this.door = new Door(trail, access);
        this.independence = new Independence(trail);
    }

    @Override
    public Answer<Checkpoint> export(SessionKey session, long first, long last, String reason) {
        Deed deed = new Deed(AuditAction.EXPORT, TRAIL + "/" + words(first, last), reason);
        return answer(session, deed, () -> {
            Actor actor = door.require(session, Authority.EXPORT, Optional.empty());
            Span span = span(first, last);
            door.append(deed.on(TRAIL).doneBy(actor, span.facts()));
            return signNow();
        });
    }

    @Override
    public synchronized Answer<AuditRecord> review(
            SessionKey session, long first, long last, String comment, SigningWish signing) {
        Deed deed = new Deed(AuditAction.REVIEW, TRAIL + "/" + words(first, last), comment);
        return answer(session, deed, () -> {
            Actor actor = door.require(session, Authority.REVIEW, Optional.empty());
            needText(comment, "a review says what it found: give a comment.");
            Span span = span(first == UNREVIEWED ? unreviewed() : first, last);
            independence.check(actor.user(), span);
            Checkpoint seen = signNow();
            Map<String, String> facts = new TreeMap<>(span.facts());
            facts.put("size", Long.toString(seen.size()));
            facts.put("root", seen.root());
            facts.put(REVIEWED_BELOW, Long.toString(reviewedBelow(span)));
            return door.append(deed.on(TRAIL).doneBy(actor, facts), signature(session, actor, signing));
        });
    }

    private Signature signature(SessionKey session, Actor reviewer, SigningWish wish) throws RefusedException {
        if (wish.meaning() != Signature.Meaning.REVIEWED) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    "a review is signed with the meaning REVIEWED, not " + wish.meaning() + ". Sign with REVIEWED.");
        }
        Signature signature = door.sign(session, wish);
        String signer = signature.signer().user();
        if (!signer.equals(reviewer.user())) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    signer + " signed for the review of " + reviewer.user()
                            + ". Whoever reviews signs: sign in as the reviewer.");
        }
        return signature;
    }

    @Override
    public long unreviewed() {
        return trail.latest(AuditAction.REVIEW, TRAIL)
                .map(record -> Long.parseLong(record.entry().detail().getOrDefault(REVIEWED_BELOW, "0")))
                .orElse(0L);
    }

    /** A review that leaves a gap before it does not move the mark: what is in the gap would be forgotten. */
    private long reviewedBelow(Span span) {
        long until = unreviewed();
        return span.first() <= until ? Math.max(until, span.last() + 1) : until;
    }

    @Override
    public Answer<AuditRecord> changeKey(SessionKey session, String reason) {
        return answer(session, new Deed(AuditAction.TRAIL, TRAIL + "/key", reason), () -> {
            Actor actor = door.require(session, Authority.CHANGE_KEY, Optional.empty());
            needText(reason, "a key is not changed without a reason: say why.");
            try {
                return trail.changeKey(actor, reason);
            } catch (AuditUnavailableException unavailable) {
                throw Door.unavailable(unavailable);
            }
        });
    }

    @Override
    public Answer<Checkpoint> checkpoint() {
        try {
            return Answer.of(signNow());
        } catch (RefusedException refused) {
            return Answer.refused(refused.refusal());
        }
    }

    private Checkpoint signNow() throws RefusedException {
        try {
            return trail.checkpoint();
        } catch (AuditUnavailableException unavailable) {
            throw Door.unavailable(unavailable);
        }
    }

    private Span span(long first, long last) throws RefusedException {
        long records = trail.health().records();
        return Span.within(first, last == NEWEST ? records - 1 : last, records);
    }

    private static void needText(String text, String remedy) throws RefusedException {
        if (!Visible.isAnythingIn(text)) {
            throw new RefusedException(ErrorCode.VALIDATION, remedy);
        }
    }

    /** A refused attempt has the range in its target, so that the newest record on the trail itself tells of something done. */
    private static String words(long first, long last) {
        return (first == UNREVIEWED ? "unreviewed" : first) + ".." + (last == NEWEST ? "newest" : last);
    }

    private <T> Answer<T> answer(SessionKey session, Deed deed, Work<T> work) {
        try {
            return Answer.of(work.result());
        } catch (RefusedException refused) {
            return Answer.refused(door.refuse(session, deed, refused));
        }
    }

    /** What is done if nothing speaks against it. */
    @FunctionalInterface
    private interface Work<T> {
        T result() throws RefusedException;
    }
}
