package org.ferrule.api.transport;

import java.util.List;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Modbus, over TCP, RTU over TCP or a serial line: a driver cannot tell which. Addresses are protocol addresses, counted from 0
 * (a manual's register number minus 1). Every call is one request on the wire and is never repeated by the link.
 *
 * <p>Each method throws {@link ConnectionException} if no valid answer came (the runtime then reconnects) and
 * {@link DeviceException} if the device answered with an exception code, which is kept as {@code deviceCode}. Called on the
 * session's lane; blocks until the answer or the link's timeout.
 *
 * <p>Source: MODBUS Application Protocol Specification V1.1b3.
 *
 * @since 0.1
 */
@ProviderType
public non-sealed interface ModbusLink extends Link {
    /**
     * Reads holding registers (function code 3).
     *
     * @param unitId 0..255
     * @param address 0..65535
     * @param count 1..125
     */
    Registers readHoldingRegisters(int unitId, int address, int count) throws ConnectionException, DeviceException;

    /**
     * Reads input registers (function code 4).
     *
     * @param unitId 0..255
     * @param address 0..65535
     * @param count 1..125
     */
    Registers readInputRegisters(int unitId, int address, int count) throws ConnectionException, DeviceException;

    /**
     * Reads coils (function code 1).
     *
     * @param unitId 0..255
     * @param address 0..65535
     * @param count 1..2000
     */
    List<Boolean> readCoils(int unitId, int address, int count) throws ConnectionException, DeviceException;

    /**
     * Reads discrete inputs (function code 2).
     *
     * @param unitId 0..255
     * @param address 0..65535
     * @param count 1..2000
     */
    List<Boolean> readDiscreteInputs(int unitId, int address, int count) throws ConnectionException, DeviceException;

    /**
     * Writes holding registers in one request (function code 16). A {@code ConnectionException} whose {@code isSent()} is true
     * leaves open whether the device took them.
     *
     * @param unitId 0..255
     * @param address 0..65535
     * @param registers 1..123 registers
     */
    void writeRegisters(int unitId, int address, Registers registers) throws ConnectionException, DeviceException;

    /**
     * Writes coils in one request (function code 15). A {@code ConnectionException} whose {@code isSent()} is true leaves open
     * whether the device took them.
     *
     * @param unitId 0..255
     * @param address 0..65535
     * @param coils 1..1968 coils
     */
    void writeCoils(int unitId, int address, List<Boolean> coils) throws ConnectionException, DeviceException;
}
