/**
 * The one physical model of a stirred culture that all simulated devices look into.
 *
 * <p>Everything is deterministic under {@link org.ferrule.simulators.culture.VesselSettings#seed()} and moves only with
 * the {@link org.ferrule.simulators.culture.SimulationClock}.
 */
@NullMarked
package org.ferrule.simulators.culture;

import org.jspecify.annotations.NullMarked;
