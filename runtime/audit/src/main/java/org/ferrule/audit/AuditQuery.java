package org.ferrule.audit;

import java.time.Instant;

/**
 * Which records to read.
 *
 * @param fromIndex first index
 * @param limit at most so many records, 1..10000
 * @param filter which of them
 * @since 0.1
 */
public record AuditQuery(long fromIndex, int limit, Filter filter) {
    /** Checks the limit. */
    public AuditQuery {
        if (limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("limit " + limit + " is not in 1..10000");
        }
    }

    /** Everything from an index on. */
    public static AuditQuery from(long index, int limit) {
        return new AuditQuery(index, limit, Filter.ALL);
    }

    /**
     * Who, what, to what, why, when. Empty text matches everything.
     *
     * @param actor records of this user
     * @param action records of this action's name
     * @param target records whose target is this, or starts with this and a slash
     * @param batch records of this batch
     * @param reason records whose reason holds this text, upper and lower case alike for ASCII letters
     * @param from records of this moment or later
     * @param until records before this moment
     */
    public record Filter(
            String actor, String action, String target, String batch, String reason, Instant from, Instant until) {
        /** Everything. */
        public static final Filter ALL = new Filter("", "", "", "", "", Instant.MIN, Instant.MAX);

        /** Records of one user. */
        public Filter byActor(String user) {
            return new Filter(user, action, target, batch, reason, from, until);
        }

        /** Records of one action. */
        public Filter byAction(String name) {
            return new Filter(actor, name, target, batch, reason, from, until);
        }

        /** Records about one target and what is below it. */
        public Filter onTarget(String what) {
            return new Filter(actor, action, what, batch, reason, from, until);
        }

        /** Records of one batch. */
        public Filter ofBatch(String id) {
            return new Filter(actor, action, target, id, reason, from, until);
        }

        /** Records with a reason that holds a text. */
        public Filter withReason(String text) {
            return new Filter(actor, action, target, batch, text, from, until);
        }

        /** Records of a time, the end excluded. */
        public Filter between(Instant first, Instant end) {
            return new Filter(actor, action, target, batch, reason, first, end);
        }
    }
}
