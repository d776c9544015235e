/** {@code ferrule conformance}. */
@NullMarked
package org.ferrule.conformance.cli;

import org.jspecify.annotations.NullMarked;
