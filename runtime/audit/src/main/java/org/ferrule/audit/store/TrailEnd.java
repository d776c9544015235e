package org.ferrule.audit.store;

import org.ferrule.audit.Checkpoint;
import org.ferrule.audit.format.SigningKey;
import org.ferrule.audit.merkle.Frontier;

/**
 * Where a trail is continued.
 *
 * @param log its name
 * @param key signs for it
 * @param frontier of all its records
 * @param memory what is known of its records
 * @param newest the newest checkpoint
 */
record TrailEnd(String log, SigningKey key, Frontier frontier, TrailMemory memory, Checkpoint newest) {}
