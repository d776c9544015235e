/** A laboratory balance that speaks MT-SICS on a line. */
@NullMarked
package org.ferrule.simulators.sics;

import org.jspecify.annotations.NullMarked;
