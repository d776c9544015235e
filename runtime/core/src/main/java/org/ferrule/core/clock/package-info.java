/** The only place that asks the machine for the time; everything else is given a clock and timers. */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.clock;
