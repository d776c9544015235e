package org.ferrule.audit;

/**
 * Whether the trail accepts records.
 *
 * @param isAccepting true if an append can succeed
 * @param records number of durable records
 * @param problem why not, and what to do; empty while accepting
 * @param warning what will soon keep it from accepting, and what to do; empty if nothing
 * @since 0.1
 */
public record AuditHealth(boolean isAccepting, long records, String problem, String warning) {}
