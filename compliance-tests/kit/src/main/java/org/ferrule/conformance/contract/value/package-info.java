/** PAR: what equipment shows is what the device holds, and what is written is what it holds then. */
@NullMarked
package org.ferrule.conformance.contract.value;

import org.jspecify.annotations.NullMarked;
