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
 * @param open intents among them without an outcome
 * @param newest the newest checkpoint
 */
record TrailEnd(String log, SigningKey key, Frontier frontier, OpenIntents open, Checkpoint newest) {}
