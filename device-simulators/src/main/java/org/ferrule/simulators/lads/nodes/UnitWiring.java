package org.ferrule.simulators.lads.nodes;

import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.lads.unit.SetPointRule;
import org.ferrule.simulators.lads.unit.UnitLock;
import org.ferrule.simulators.lads.unit.UnitStateMachine;

/**
 * What the nodes of the functional unit are connected to.
 *
 * @param vessel the process
 * @param states the unit's state machine
 * @param lock the unit's lock
 * @param setPoints what becomes of written set-points
 * @param tally counts executed methods
 */
public record UnitWiring(
        Vessel vessel, UnitStateMachine states, UnitLock lock, SetPointRule setPoints, MethodTally tally) {}
