/** One thread an equipment, on which every call into its driver is made, with deadlines that are enforced. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.lane;
