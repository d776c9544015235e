/** Alicat mass-flow controllers, over ASCII or Modbus RTU. */
@org.jspecify.annotations.NullMarked
package org.ferrule.plugin.alicat;
