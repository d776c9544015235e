package org.ferrule.simulators.lads.nodes;

import java.time.InstantSource;

/**
 * What instance nodes and their values are stamped with.
 *
 * @param idSeed of the opaque node ids
 * @param time wall clock
 */
public record NodeStamps(long idSeed, InstantSource time) {}
