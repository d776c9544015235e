package org.ferrule.plugin.lads;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.transport.OpcUaNodeId;
import org.jspecify.annotations.Nullable;

/**
 * The lock of the functional unit, or of the device where the unit has none (OPC 10000-100, 7).
 *
 * @param space the server
 * @param node the lock object, null if there is none
 */
record Lock(AddressSpace space, @Nullable OpcUaNodeId node) {
    private static final String BAD_LOCKED = "0x80E90000";

    static Lock find(AddressSpace space, Device device) throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> ofUnit = space.find(device.unit(), "Lock");
        return new Lock(
                space,
                ofUnit.isPresent()
                        ? ofUnit.get()
                        : space.find(device.device(), "Lock").orElse(null));
    }

    Optional<OpcUaNodeId> variable(String name) throws ConnectionException, DeviceException {
        return node == null ? Optional.empty() : space.find(node, name);
    }

    /** Something that is done at the device. */
    @FunctionalInterface
    interface Action<T> {
        T act() throws ConnectionException, DeviceException;
    }

    /** Acts; where the device refuses because somebody holds its lock, the failure says who. */
    <T> T honour(Action<T> action) throws ConnectionException, DeviceException {
        try {
            return action.act();
        } catch (DeviceException refused) {
            Optional<String> holder = holder();
            if (holder.isEmpty()) {
                throw refused;
            }
            throw new DeviceException(refused.deviceCode(), refused.getMessage() + "; " + holder.get());
        }
    }

    private Optional<String> holder() throws ConnectionException, DeviceException {
        OpcUaNodeId locked = variable("Locked").orElse(null);
        OpcUaNodeId client = variable("LockingClient").orElse(null);
        OpcUaNodeId user = variable("LockingUser").orElse(null);
        OpcUaNodeId remaining = variable("RemainingLockTime").orElse(null);
        Snapshot now = Snapshot.read(space.link(), Stream.of(locked, client, user, remaining));
        if (!now.truth(locked).orElse(false)) {
            return Optional.empty();
        }
        String seconds = now.real(remaining)
                .map(millis ->
                        " for another " + Duration.ofMillis(millis.longValue()).toSeconds() + " s")
                .orElse("");
        return Optional.of("the device's lock is held by " + now.text(client).orElse("an unnamed client")
                + now.text(user)
                        .filter(name -> !name.isBlank())
                        .map(name -> " (user " + name + ")")
                        .orElse("")
                + seconds + ": have it released there, or break it");
    }

    /** Takes the lock away from whoever holds it; a free lock is done already. */
    void breakIt() throws ConnectionException, DeviceException {
        Method method =
                node == null ? null : Method.find(space, node, "BreakLock").orElse(null);
        if (method == null) {
            throw new DeviceException("0x803D0000", "the device has no lock that can be broken (BadNotSupported)");
        }
        space.link().call(method.object(), method.method(), java.util.List.of());
        if (holder().isPresent()) {
            throw new DeviceException(BAD_LOCKED, "the device did not give its lock free: " + holder().orElse(""));
        }
    }
}
