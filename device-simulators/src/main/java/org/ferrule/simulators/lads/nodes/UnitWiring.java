package org.ferrule.simulators.lads.nodes;

import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.lads.unit.Programs;
import org.ferrule.simulators.lads.unit.UnitFaults;
import org.ferrule.simulators.lads.unit.UnitLock;
import org.ferrule.simulators.lads.unit.UnitStateMachine;
import org.ferrule.simulators.witness.Witness;

/**
 * What the nodes of the functional unit are connected to.
 *
 * @param vessel the process
 * @param states the unit's state machine
 * @param programs runs programs
 * @param lock the unit's lock
 * @param faults what is wrong, and what becomes of written set-points
 * @param tally counts executed methods
 * @param witness what the unit testifies
 */
public record UnitWiring(
        Vessel vessel,
        UnitStateMachine states,
        Programs programs,
        UnitLock lock,
        UnitFaults faults,
        MethodTally tally,
        Witness witness) {}
