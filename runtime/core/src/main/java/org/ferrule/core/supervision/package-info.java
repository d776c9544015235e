/**
 * Supervision of each equipment: connect, identify, subscribe, poll, watch the status, notice staleness, connect again. All
 * calls into a driver are made on the equipment's lane; everything that is published goes out in one order for one equipment.
 */
@org.jspecify.annotations.NullMarked
package org.ferrule.core.supervision;
