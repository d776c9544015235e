/**
 * A CO2 incubator on Modbus TCP. Its register map is Ferrule's own, made to exercise what such maps have in common; it is no maker's.
 */
@NullMarked
package org.ferrule.simulators.incubator;

import org.jspecify.annotations.NullMarked;
