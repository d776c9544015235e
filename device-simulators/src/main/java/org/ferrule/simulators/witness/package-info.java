/**
 * What a simulated device testifies to whoever judges a driver: what it shows itself, what it was asked to change, and where its
 * quantities are made to stand.
 */
@NullMarked
package org.ferrule.simulators.witness;

import org.jspecify.annotations.NullMarked;
