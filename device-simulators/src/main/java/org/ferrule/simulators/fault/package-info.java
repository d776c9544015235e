/**
 * What can go wrong, in the same words for every simulated device and wire: the vocabulary, and how a command is read.
 */
@NullMarked
package org.ferrule.simulators.fault;

import org.jspecify.annotations.NullMarked;
