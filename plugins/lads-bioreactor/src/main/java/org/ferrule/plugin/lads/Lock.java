package org.ferrule.plugin.lads;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.OpcUaValue;
import org.jspecify.annotations.Nullable;

/**
 * The lock of the functional unit, or of the device where the unit has none (OPC 10000-100, 7).
 *
 * @param space the server
 * @param node the lock object, null if there is none
 * @param panel what stands as locking client while the device itself holds its lock, for whoever works at its panel
 */
record Lock(AddressSpace space, @Nullable OpcUaNodeId node, Set<String> panel) {
    private static final String BAD_LOCKED = "0x80E90000";
    /** OPC 10000-5: the first of Server/ServerArray is the server's own ApplicationUri; BuildInfo has its ProductUri. */
    private static final OpcUaNodeId SERVER_ARRAY = OpcUaNodeId.standard(2254);

    private static final String AT_PANEL = "the device's lock is held at its own panel: have it released there";
    private static final OpcUaNodeId PRODUCT_URI = OpcUaNodeId.standard(2262);

    static Lock find(AddressSpace space, Device device, Settings settings) throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> ofUnit = space.find(device.unit(), "Lock");
        return new Lock(
                space,
                ofUnit.isPresent()
                        ? ofUnit.get()
                        : space.find(device.device(), "Lock").orElse(null),
                panel(space, settings));
    }

    /** A lock that no client holds is held under the server's own name. */
    private static Set<String> panel(AddressSpace space, Settings settings)
            throws ConnectionException, DeviceException {
        Set<String> names = new HashSet<>();
        settings.findText("panelClient").ifPresent(names::add);
        for (OpcUaValue told : space.link().read(List.of(SERVER_ARRAY, PRODUCT_URI))) {
            if (told.value() instanceof Value.Items servers && !servers.items().isEmpty()) {
                names.add(servers.items().get(0).text());
            } else if (told.value() instanceof Value.Text uri) {
                names.add(uri.value());
            }
        }
        names.removeIf(String::isBlank);
        return Set.copyOf(names);
    }

    /** Who controls the device if its lock is held by such a client. */
    ControlSource source(String client) {
        return panel.contains(client) ? ControlSource.LOCAL_PANEL : ControlSource.REMOTE;
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
        if (source(now.text(client).orElse("")) == ControlSource.LOCAL_PANEL) {
            return Optional.of(AT_PANEL);
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

    /** Takes the lock away from the client that holds it; a free lock is done already, and a person at the panel is left alone. */
    void breakIt() throws ConnectionException, DeviceException {
        Method method =
                node == null ? null : Method.find(space, node, "BreakLock").orElse(null);
        if (method == null) {
            throw new DeviceException("0x803D0000", "the device has no lock that can be broken (BadNotSupported)");
        }
        if (holder().filter(AT_PANEL::equals).isPresent()) {
            throw new DeviceException(BAD_LOCKED, AT_PANEL);
        }
        space.link().call(method.object(), method.method(), List.of());
        if (holder().isPresent()) {
            throw new DeviceException(BAD_LOCKED, "the device did not give its lock free: " + holder().orElse(""));
        }
    }
}
