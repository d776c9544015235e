/** What a run leaves behind to be filed: written once, and checked again by anybody. */
@NullMarked
package org.ferrule.conformance.evidence;

import org.jspecify.annotations.NullMarked;
