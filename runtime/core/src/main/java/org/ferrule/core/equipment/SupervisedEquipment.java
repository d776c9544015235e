package org.ferrule.core.equipment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Sample;
import org.ferrule.core.service.EquipmentView;

/** One supervised equipment as the governor sees it. Thread-safe. */
public interface SupervisedEquipment {
    /** From the site file. */
    EquipmentId id();

    /** The descriptor, if a started plugin provides the type. */
    Optional<EquipmentDescriptor> descriptor();

    /** Present state, limits in force, enabled commands. */
    EquipmentView view();

    /** Latest sample of a parameter. */
    Optional<Sample> latest(ParameterId parameter);

    /**
     * Runs one driver call on the lane with the open session and waits for it.
     *
     * @param urgency its place in the lane's queue
     * @param deadline for waiting and running together
     * @throws ConnectionException not ONLINE (not sent), deadline passed (sent unless it never left the queue), session lost, or
     *     from the driver
     * @throws DeviceException from the driver
     */
    <T> T call(Urgency urgency, Duration deadline, DriverCall<T> call)
            throws ConnectionException, DeviceException, InterruptedException;

    /** Publishes readings that verify a write, so that everybody sees the value that was read back. */
    void publishReadBack(List<Reading> readings);

    /** Reads the status of a Stateful session now and publishes its changes with this cause; does nothing otherwise. */
    void refreshStatus(String cause) throws InterruptedException;
}
