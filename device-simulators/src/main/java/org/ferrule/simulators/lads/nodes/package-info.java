/**
 * The address space: published type nodes with their published ids, instance nodes with opaque ids.
 *
 * <p>The facts about types are data, in {@code published-nodes.csv}; a client can find everything by browsing.
 */
@NullMarked
package org.ferrule.simulators.lads.nodes;

import org.jspecify.annotations.NullMarked;
