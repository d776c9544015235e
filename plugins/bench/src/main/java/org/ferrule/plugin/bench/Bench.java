package org.ferrule.plugin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Links;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.Link;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.core.descriptor.DescriptorReader;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the runtime around one session of a plugin's test: the real descriptor with its defaults, links, and a memory for
 * alarms and events. Not thread-safe.
 */
public final class Bench implements SessionContext, Links, DeviceEvents {
    private final EquipmentDescriptor descriptor;
    private final Map<String, Link> links = new HashMap<>();
    private final Map<String, Value> settings = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();
    private final Map<String, Boolean> alarms = new ConcurrentSkipListMap<>();
    // Told by threads of transports while a test looks.
    private final List<String> events = new CopyOnWriteArrayList<>();
    private Instant now = Instant.EPOCH;

    private Bench(EquipmentDescriptor descriptor) {
        this.descriptor = descriptor;
        descriptor
                .settings()
                .forEach((name, setting) -> setting.defaultValue().ifPresent(value -> settings.put(name, value)));
    }

    /** A bench for the type of that descriptor file of the plugin, with the descriptor's defaults and no link. */
    public static Bench of(String descriptorFile) throws Exception {
        return new Bench(descriptor(descriptorFile));
    }

    /** The plugin's descriptor file as the runtime reads it. */
    public static EquipmentDescriptor descriptor(String file) throws Exception {
        try (InputStream in = Bench.class.getResourceAsStream("/OSGI-INF/ferrule/" + file)) {
            if (in == null) {
                throw new IOException(file + " is not in the plugin");
            }
            return new DescriptorReader().read(file, in.readAllBytes());
        }
    }

    /** The one reading of one parameter. */
    public static Reading read(EquipmentSession session, String parameter) throws ConnectionException, DeviceException {
        ParameterId wanted = new ParameterId(parameter);
        return session.read(List.of(wanted)).stream()
                .filter(reading -> reading.parameter().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no reading of " + parameter));
    }

    /** Gives the session a link, under the name of the setting that would name it. */
    public Bench link(String setting, Link link) {
        links.put(setting, link);
        return this;
    }

    /** Sets what the site file would set. */
    public Bench with(String setting, Value value) {
        settings.put(setting, value);
        return this;
    }

    /** Sets a secret that the site file would refer to. */
    public Bench withSecret(String setting, String secret) {
        secrets.put(setting, secret);
        return this;
    }

    /** Sets the runtime's clock, which stands at 1970 until then and moves by nothing else. */
    public Bench at(Instant time) {
        now = time;
        return this;
    }

    /** Opens a session, as the runtime does at every connection. */
    public <S extends EquipmentSession> S open(EquipmentDriver driver, Class<S> kind)
            throws ConfigurationException, ConnectionException {
        return kind.cast(driver.open(this));
    }

    /** Alarms by id, as last reported. */
    public Map<String, Boolean> alarms() {
        return alarms;
    }

    /** Events in order, each as code and text. */
    public List<String> reported() {
        return events;
    }

    @Override
    public EquipmentId equipment() {
        return new EquipmentId("equipment-1");
    }

    @Override
    public EquipmentDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Settings settings() {
        return Settings.of(settings).withSecrets(secrets);
    }

    @Override
    public Links links() {
        return this;
    }

    @Override
    public InstantSource clock() {
        return () -> now;
    }

    @Override
    public DeviceEvents events() {
        return this;
    }

    @Override
    public ModbusLink modbus(String setting) {
        return link(setting, ModbusLink.class);
    }

    @Override
    public OpcUaLink opcUa(String setting) {
        return link(setting, OpcUaLink.class);
    }

    @Override
    public StreamLink stream(String setting) {
        return link(setting, StreamLink.class);
    }

    @Override
    public void alarm(AlarmId alarm, boolean isActive, String text, @Nullable Instant deviceTime) {
        alarms.put(alarm.value(), isActive);
    }

    @Override
    public void event(String code, String text, @Nullable Instant deviceTime) {
        events.add(code + ": " + text);
    }

    private <L extends Link> L link(String setting, Class<L> kind) {
        Link link = links.get(setting);
        if (!kind.isInstance(link)) {
            throw new AssertionError("the bench has no " + kind.getSimpleName() + " under '" + setting + "'");
        }
        return kind.cast(link);
    }
}
