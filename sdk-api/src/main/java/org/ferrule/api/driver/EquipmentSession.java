package org.ferrule.api.driver;

import java.util.Collection;
import java.util.List;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One conversation with one device, from {@code open} to {@code close}. All methods are called on one thread, one at a time, each
 * with the descriptor's call deadline; when it passes the thread is interrupted. Optional abilities are further interfaces on
 * the same object: {@link Writable}, {@link Commandable}, {@link Subscribable}, {@link Stateful}, {@link Recallable}.
 *
 * @since 0.1
 */
@ConsumerType
public interface EquipmentSession extends AutoCloseable {
    /**
     * Asks the device who it is. Called after {@code open} and before anything else; reads from the device, never constants
     * (IDN-002).
     *
     * @throws ConnectionException if no valid answer came; the runtime reconnects
     * @throws DeviceException if the device refuses to say; the runtime reconnects
     */
    Nameplate identify() throws ConnectionException, DeviceException;

    /**
     * Reads parameters in as few requests as the device allows. Called for polling, after connecting, and to verify set-points.
     *
     * @param wanted declared parameters, at least one
     * @return one reading for each wanted parameter, in any order; may hold more than was asked. A parameter that cannot be read is
     *     a reading with a bad quality, not an exception; one that is missing becomes BAD(CommunicationError)
     * @throws ConnectionException if no valid answer came; the runtime reconnects
     * @throws DeviceException if the device refuses the whole batch; all wanted parameters become BAD(DeviceFailure)
     */
    List<Reading> read(Collection<ParameterId> wanted) throws ConnectionException, DeviceException;

    /** Frees what the session holds. Called once, on the same lane; the links are already, or will be, closed by the runtime. */
    @Override
    void close();
}
