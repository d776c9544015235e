/** A stirred bioreactor that speaks OPC UA as LADS (OPC 30500-1) publishes it, in front of one simulated vessel. */
@NullMarked
package org.ferrule.simulators.lads;

import org.jspecify.annotations.NullMarked;
