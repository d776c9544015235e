package org.ferrule.simulators.processor.device;

import java.time.Instant;

/**
 * A single-use kit, as its label says.
 *
 * @param id of this one kit
 * @param lot it was made in
 * @param expiry after which the device does not take it
 */
public record Kit(String id, String lot, Instant expiry) {}
