package org.ferrule.api.transport;

import java.time.Duration;
import java.util.List;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An OPC UA session, secured as the site file says. When the session is lost the runtime closes the driver's session and
 * opens a new one, so a driver browses and subscribes in {@code open} and nowhere else.
 *
 * <p>Each method throws {@link ConnectionException} if no answer came and {@link DeviceException} if the server answered the
 * whole request, or a write or call, with a bad status, which is kept as {@code deviceCode}. Called on the session's lane; blocks
 * until the answer or the link's timeout.
 *
 * @since 0.1
 */
@ProviderType
public non-sealed interface OpcUaLink extends Link {
    /**
     * Browses hierarchical references forward from a node (OPC 10000-4, 5.9.2), following continuation points to the end.
     *
     * @return in the server's order; empty if the node has no children
     */
    List<OpcUaReference> browse(OpcUaNodeId node) throws ConnectionException, DeviceException;

    /**
     * The chain of super-types of a type node, nearest first, without the node itself.
     *
     * @return empty if the server does not describe the type
     */
    List<OpcUaNodeId> superTypes(OpcUaNodeId type) throws ConnectionException, DeviceException;

    /**
     * Reads the Value attribute of several variables in one request (5.11.2).
     *
     * @return one result a node, in order; a node that cannot be read has a bad quality
     */
    List<OpcUaValue> read(List<OpcUaNodeId> nodes) throws ConnectionException, DeviceException;

    /**
     * Writes one variable's value (5.11.4), converted to the variable's own data type. A {@code ConnectionException} whose
     * {@code isSent()} is true leaves open whether the server took it.
     */
    void write(OpcUaNodeId node, Value value) throws ConnectionException, DeviceException;

    /**
     * Calls a method (5.12.2); arguments are converted to the declared types. A {@code ConnectionException} whose
     * {@code isSent()} is true leaves open whether the method ran.
     *
     * @return the output arguments, possibly none
     */
    List<Value> call(OpcUaNodeId object, OpcUaNodeId method, List<Value> arguments)
            throws ConnectionException, DeviceException;

    /**
     * Subscribes to changes of several variables (5.13). The listener is called on a thread of the transport, in order for each
     * variable, first with the present values, until the driver's session is closed. It must not block.
     *
     * @param interval sampling and publishing interval that is asked for
     * @throws DeviceException if the server refuses one of the items; the message names it
     */
    void subscribe(List<OpcUaNodeId> nodes, Duration interval, OpcUaValue.Listener listener)
            throws ConnectionException, DeviceException;

    /**
     * Subscribes to the events of a notifier: an object such as a device, or the Server object for all that the server has
     * (OPC 10000-4, 5.13.1; OPC 10000-9, 4.5). The server is then asked to refresh its conditions, so that those that stand
     * already are told as well. The listener is called until the driver's session is closed. Earlier occurrences of a condition
     * that still wait to be acknowledged (branches) are not told. What the server sends faster than the connection carries is
     * dropped by the server, and said so.
     *
     * @param notifier the object; the Server object is {@code OpcUaNodeId.standard(2253)}
     * @return whether the server refreshes its conditions; if not, it is not known which ones stand already
     * @throws DeviceException if the node notifies of no events
     */
    boolean subscribeEvents(OpcUaNodeId notifier, OpcUaEvent.Listener listener)
            throws ConnectionException, DeviceException;
}
