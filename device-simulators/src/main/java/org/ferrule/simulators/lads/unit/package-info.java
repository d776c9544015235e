/** How the functional unit behaves, without any OPC UA: its states, what they do to the vessel, its lock. */
@NullMarked
package org.ferrule.simulators.lads.unit;

import org.jspecify.annotations.NullMarked;
