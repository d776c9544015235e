package org.ferrule.audit;

/**
 * Which records to read. Empty text matches everything.
 *
 * @param fromIndex first index
 * @param limit at most so many records, 1..10000
 * @param target records whose target is this, or starts with this and a slash
 * @param actor records of this user
 * @param action records of this action's name
 * @since 0.1
 */
public record AuditQuery(long fromIndex, int limit, String target, String actor, String action) {
    /** Checks the limit. */
    public AuditQuery {
        if (limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("limit " + limit + " is not in 1..10000");
        }
    }

    /** Everything from an index on. */
    public static AuditQuery from(long index, int limit) {
        return new AuditQuery(index, limit, "", "", "");
    }
}
