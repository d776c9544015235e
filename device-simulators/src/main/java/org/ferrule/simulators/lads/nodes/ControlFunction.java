package org.ferrule.simulators.lads.nodes;

import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;

/**
 * The nodes of a control function that others refer to.
 *
 * @param function the function itself
 * @param operational its functional group
 * @param current CurrentValue
 * @param target TargetValue
 */
record ControlFunction(UaNode function, UaNode operational, UaNode current, UaNode target) {}
