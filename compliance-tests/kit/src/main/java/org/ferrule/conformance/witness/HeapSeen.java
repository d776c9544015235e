package org.ferrule.conformance.witness;

/**
 * The heap after full collections.
 *
 * @param usedBytes in use after the last one
 * @param readings how many collections it took
 * @param isSettled whether the last two agreed within 128 KiB
 */
public record HeapSeen(long usedBytes, int readings, boolean isSettled) {}
