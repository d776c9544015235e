/** A run: all checks of a candidate, one after the other, each with a seed and a watchdog, and what comes of them. */
@NullMarked
package org.ferrule.conformance.run;

import org.jspecify.annotations.NullMarked;
