package org.ferrule.people.session;

import java.util.Map;
import java.util.TreeMap;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditPhase;
import org.ferrule.people.AccessException;
import org.ferrule.people.account.AccountBook;
import org.ferrule.people.account.Edit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records refused attempts to see or change accounts. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final AccountBook book;
    private final FailureLimit limit;

    Refusals(AccountBook book, FailureLimit limit) {
        this.book = book;
        this.limit = limit;
    }

    /** Records one, unless too many come at once; those are counted. */
    void record(Edit attempt, AccessException refusal) {
        ErrorCode code = refusal.code();
        boolean isRefusal = code != ErrorCode.AUDIT_UNAVAILABLE && code != ErrorCode.INTERNAL && code != ErrorCode.BUSY;
        if (!isRefusal || !limit.admit()) {
            return;
        }
        Map<String, String> facts = new TreeMap<>(attempt.facts());
        facts.put("message", refusal.getMessage());
        Edit refused = new Edit(attempt.actor(), attempt.event(), attempt.reason(), attempt.users(), facts);
        try {
            book.note(AuditPhase.REFUSED, refused, code.name());
        } catch (AccessException e) {
            LOG.error("a refused attempt at an account is not recorded: {}", e.getMessage());
        }
    }
}
