package org.ferrule.audit.store;

import org.ferrule.audit.AuditPhase;

/**
 * What is kept in memory of a trail, so that nobody has to search the file for it.
 *
 * @param open intents without an outcome
 * @param recent requests that the file's index does not know yet
 */
record TrailMemory(OpenIntents open, RecentRequests recent) {
    /** Of a trail without records. */
    static TrailMemory empty() {
        return new TrailMemory(new OpenIntents(), new RecentRequests());
    }

    /** A record was added to the transaction. */
    void add(long index, AuditPhase phase, String request) {
        open.add(index, phase, request);
        recent.add(index, request);
    }

    /**
     * The transaction is durable.
     *
     * @param isCovered whether a checkpoint in it covers all records, so that the file's index knows them
     */
    void commit(boolean isCovered) {
        open.commit();
        if (isCovered) {
            recent.commitIndexed();
        } else {
            recent.commit();
        }
    }
}
