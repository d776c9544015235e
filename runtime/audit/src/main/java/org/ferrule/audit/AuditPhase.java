package org.ferrule.audit;

/**
 * Where a record stands in the action that it belongs to.
 *
 * @since 0.1
 */
public enum AuditPhase {
    /** About to act: durable before the first byte goes to the device. */
    INTENT,
    /** How an intent ended. */
    OUTCOME,
    /** Refused before anything was done: an attempt. */
    REFUSED,
    /** Something that happened, without intent and outcome. */
    EVENT
}
