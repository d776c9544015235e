package org.ferrule.api.driver;

import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.StreamLink;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The links that the site file gives to this equipment. Nothing is connected until a link is used.
 *
 * <p>Each method throws {@link ConfigurationException} if the setting names no link of that kind, or its transport is missing.
 *
 * @since 0.1
 */
@ProviderType
public interface Links {
    /** The Modbus link that the setting names. */
    ModbusLink modbus(String setting) throws ConfigurationException;

    /** The OPC UA link that the setting names. */
    OpcUaLink opcUa(String setting) throws ConfigurationException;

    /** The stream link that the setting names. */
    StreamLink stream(String setting) throws ConfigurationException;
}
