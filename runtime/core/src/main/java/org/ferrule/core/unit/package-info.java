/** The closed list of units, as UCUM codes. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.unit;
