/** Who answers for a requirement that is not met, and how long. */
@NullMarked
package org.ferrule.conformance.waiver;

import org.jspecify.annotations.NullMarked;
