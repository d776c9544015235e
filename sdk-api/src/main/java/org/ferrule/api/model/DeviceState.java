package org.ferrule.api.model;

/**
 * What the device as a whole is doing (OPC 30500-1 LADSDeviceStateMachineType); the second state variable.
 *
 * @since 0.1
 */
public enum DeviceState {
    /** Starting up. */
    INITIALIZATION,
    /** Ready for use. */
    OPERATE,
    /** Power saving. */
    SLEEP,
    /** Shutting down. */
    SHUTDOWN
}
