package org.ferrule.core.service;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;

/**
 * One equipment as it is now.
 *
 * @param id from the site file
 * @param type from the site file
 * @param descriptor of its type; empty while no started plugin provides the type
 * @param connection the runtime's view of the connection
 * @param status what the device last reported; empty while not connected or if it reports nothing
 * @param nameplate what the device last said of itself; empty before the first connection
 * @param isSimulated whether the site file declares the device simulated: no sample is then better than UNCERTAIN
 * @param limits the range in force for each writable number: operating range, narrowed by the site
 * @param enabledCommands commands that the present state allows
 * @param plugin the plugin that drives it; empty while there is none
 * @param clock how far the device's clock is off; empty if it was not measured, or cannot be
 * @since 0.1
 */
public record EquipmentView(
        EquipmentId id,
        String type,
        Optional<EquipmentDescriptor> descriptor,
        Connection connection,
        Optional<DeviceStatus> status,
        Optional<Nameplate> nameplate,
        boolean isSimulated,
        Map<ParameterId, Range> limits,
        Set<CommandId> enabledCommands,
        Optional<PluginView> plugin,
        Optional<ClockView> clock) {

    /**
     * The connection.
     *
     * @param state where it is
     * @param since since when
     * @param reason why it is not ONLINE, and what to do; empty while ONLINE
     * @param nextRetry when the next attempt is due; empty if none is
     */
    public record Connection(ConnectionState state, Instant since, String reason, Optional<Instant> nextRetry) {}
}
