/** The seam between supervision, which owns sessions and lanes, and the governor, which alone may act through them. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.equipment;
