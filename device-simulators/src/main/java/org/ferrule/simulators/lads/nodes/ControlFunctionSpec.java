package org.ferrule.simulators.lads.nodes;

/**
 * A control function to be.
 *
 * @param name browse name, in the vendor's namespace
 * @param quantity what the witness calls it
 * @param typeName LADS type, AnalogControlFunctionType or a subtype of it
 * @param current scale of CurrentValue
 * @param target scale of TargetValue; its range is what a client may write
 * @param loop behind it
 */
record ControlFunctionSpec(
        String name, String quantity, String typeName, Scale current, Scale target, ControlLoop loop) {}
