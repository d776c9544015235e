package org.ferrule.core.records;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditQuery.Filter;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.core.refusal.RefusedException;

/** Nobody reviews the own work. Reads page by page, and of the range only the reviewer's own records. */
final class Independence {
    private static final int PAGE = 500;
    /** Looking at records, and coming and going, is no work that somebody would have to review. */
    private static final Set<AuditAction> NO_WORK = EnumSet.of(
            AuditAction.SIGN_IN, AuditAction.SIGN_OUT, AuditAction.REVIEW, AuditAction.EXPORT, AuditAction.ACCESS);

    private final AuditTrail trail;

    Independence(AuditTrail trail) {
        this.trail = trail;
    }

    void check(String reviewer, Span span) throws RefusedException {
        OptionalLong own = firstOwn(reviewer, span);
        if (own.isPresent()) {
            throw new RefusedException(
                    ErrorCode.NOT_AUTHORIZED,
                    "record " + own.getAsLong() + " is " + reviewer + "'s own work, so " + reviewer
                            + " cannot review a range that holds it. Have somebody else review, or leave it out.");
        }
    }

    private OptionalLong firstOwn(String reviewer, Span span) {
        Filter own = Filter.ALL.byActor(reviewer);
        long from = span.first();
        while (from <= span.last()) {
            List<AuditRecord> page = trail.read(new AuditQuery(from, PAGE, own));
            for (AuditRecord record : page) {
                if (record.index() > span.last()) {
                    return OptionalLong.empty();
                }
                if (isWork(record)) {
                    return OptionalLong.of(record.index());
                }
            }
            if (page.size() < PAGE) {
                return OptionalLong.empty();
            }
            from = page.get(page.size() - 1).index() + 1;
        }
        return OptionalLong.empty();
    }

    /** One's own password is nobody else's business. A signature is as much work as the record under which it stands, which is the one before it. */
    private boolean isWork(AuditRecord record) {
        AuditAction action = record.entry().action();
        if (action == AuditAction.SIGNATURE && record.index() > 0) {
            return trail.read(AuditQuery.from(record.index() - 1, 1)).stream()
                    .anyMatch(signed -> signed.entry().action() != AuditAction.REVIEW);
        }
        boolean isOwnPassword = action == AuditAction.ACCOUNT
                && "PASSWORD_CHANGED".equals(record.entry().detail().get("event"));
        return !isOwnPassword && !NO_WORK.contains(action);
    }
}
