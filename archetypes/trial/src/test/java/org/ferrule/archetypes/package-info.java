/** Projects that the archetypes make, built and run as their owners would. */
@NullMarked
package org.ferrule.archetypes;

import org.jspecify.annotations.NullMarked;
