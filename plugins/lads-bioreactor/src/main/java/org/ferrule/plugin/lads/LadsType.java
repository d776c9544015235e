package org.ferrule.plugin.lads;

import org.ferrule.api.transport.OpcUaNodeId;

/** The types of the LADS node set 1.1 that this driver looks for. Type ids are published and the same on every server. */
enum LadsType {
    /** The device as a whole. */
    DEVICE(1002),
    /** A part of it with a state of its own. */
    FUNCTIONAL_UNIT(1003),
    /** Anything that is controlled to a target: {@code BaseControlFunctionType}. */
    CONTROL_FUNCTION(1007),
    /** Anything that is only measured: {@code AnalogScalarSensorFunctionType}. */
    SENSOR_FUNCTION(1016);

    private final long number;

    LadsType(long number) {
        this.number = number;
    }

    OpcUaNodeId node() {
        return OpcUaNodeId.numeric("http://opcfoundation.org/UA/LADS/", number);
    }
}
