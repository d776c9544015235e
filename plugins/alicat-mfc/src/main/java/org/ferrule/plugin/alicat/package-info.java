/** Alicat mass-flow controllers, over ASCII or Modbus. */
@org.jspecify.annotations.NullMarked
package org.ferrule.plugin.alicat;
