/**
 * What a plugin is tried on: a simulated device, a runtime of the distribution with a site of its own, and people who act, each process
 * apart from the kit.
 */
@NullMarked
package org.ferrule.conformance.bench;

import org.jspecify.annotations.NullMarked;
