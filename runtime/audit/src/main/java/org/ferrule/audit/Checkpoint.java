package org.ferrule.audit;

/**
 * A signed statement of what the trail holds, in the form of C2SP tlog-checkpoint.
 *
 * @param size number of records that it covers
 * @param root RFC 6962 tree hash over them, 64 lower-case hexadecimal digits
 * @param note the signed note, exactly as signed
 * @since 0.1
 */
public record Checkpoint(long size, String root, String note) {}
