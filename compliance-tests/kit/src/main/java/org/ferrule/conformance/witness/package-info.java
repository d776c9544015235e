/** What the kit sees inside the runtime's process: questions to the agent there, and its answers. */
@NullMarked
package org.ferrule.conformance.witness;

import org.jspecify.annotations.NullMarked;
