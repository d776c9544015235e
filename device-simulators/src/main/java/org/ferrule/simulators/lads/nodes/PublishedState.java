package org.ferrule.simulators.lads.nodes;

/**
 * One state of a published state machine type.
 *
 * @param id of the state's node in the type
 * @param name browse name
 * @param number StateNumber
 */
record PublishedState(PublishedId id, String name, int number) {}
