package org.ferrule.simulators.alicat;

import org.ferrule.simulators.witness.Hold;

/**
 * Where the gas of a controller is made to stand.
 *
 * @param pressure kPa absolute
 * @param temperature Cel
 * @param volumetricFlow mL/min
 * @param total mL
 */
record AlicatHolds(Hold pressure, Hold temperature, Hold volumetricFlow, Hold total) {}
