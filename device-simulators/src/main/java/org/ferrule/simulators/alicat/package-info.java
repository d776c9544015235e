/** Alicat mass-flow controllers: one model of valve, gas and totalizer behind its two protocols, ASCII and Modbus. */
@NullMarked
package org.ferrule.simulators.alicat;

import org.jspecify.annotations.NullMarked;
