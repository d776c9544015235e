package org.ferrule.api.transport;

import java.nio.file.Path;
import org.ferrule.api.descriptor.Settings;

/**
 * One entry under {@code links:} of a site file, checked.
 *
 * @param name as the site file names it
 * @param kind {@code modbus}, {@code opcua} or {@code stream}
 * @param variant what the site file gives for the kind: {@code tcp}, {@code rtu}, {@code rtu-tcp}, {@code serial}, or an OPC UA
 *     endpoint URL
 * @param settings the other keys, with defaults filled in and secrets resolved
 * @param siteDirectory where the site file lies; relative paths start here
 * @param dataDirectory where a transport may keep what it makes itself, for example its certificate
 * @since 0.1
 */
public record LinkConfiguration(
        String name, String kind, String variant, Settings settings, Path siteDirectory, Path dataDirectory) {}
