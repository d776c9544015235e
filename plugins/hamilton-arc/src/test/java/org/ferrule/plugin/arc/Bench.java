package org.ferrule.plugin.arc;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Links;
import org.ferrule.api.driver.SessionContext;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.ModbusLink;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.core.descriptor.DescriptorReader;

/** Stands in for the runtime around one session: the real descriptor with its defaults, a link, and a memory for events. */
final class Bench implements SessionContext, Links, DeviceEvents {
    private final EquipmentDescriptor descriptor;
    private final ModbusLink link;
    private final Map<String, Value> settings = new HashMap<>();
    private final Map<String, Boolean> alarms = new TreeMap<>();

    Bench(String descriptorFile, ModbusLink link) throws Exception {
        this.descriptor = descriptor(descriptorFile);
        this.link = link;
        descriptor
                .settings()
                .forEach((name, setting) -> setting.defaultValue().ifPresent(value -> settings.put(name, value)));
    }

    static EquipmentDescriptor descriptor(String file) throws Exception {
        try (InputStream in = Bench.class.getResourceAsStream("/OSGI-INF/ferrule/" + file)) {
            if (in == null) {
                throw new IOException(file + " is not in the plugin");
            }
            return new DescriptorReader().read(file, in.readAllBytes());
        }
    }

    Bench with(String setting, Value value) {
        settings.put(setting, value);
        return this;
    }

    ArcSession open() throws Exception {
        EquipmentSession session = new ArcDriver().open(this);
        return (ArcSession) session;
    }

    static Reading read(ArcSession session, String parameter) throws Exception {
        List<Reading> readings = session.read(List.of(new ParameterId(parameter)));
        return new ArrayList<>(readings).get(0);
    }

    /** Alarms by id, as last reported. */
    Map<String, Boolean> alarms() {
        return alarms;
    }

    @Override
    public EquipmentId equipment() {
        return new EquipmentId("sensor-1");
    }

    @Override
    public EquipmentDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public Settings settings() {
        return Settings.of(settings);
    }

    @Override
    public Links links() {
        return this;
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(Instant.EPOCH);
    }

    @Override
    public DeviceEvents events() {
        return this;
    }

    @Override
    public ModbusLink modbus(String setting) {
        return link;
    }

    @Override
    public OpcUaLink opcUa(String setting) {
        throw new AssertionError("an Arc sensor has no OPC UA link");
    }

    @Override
    public StreamLink stream(String setting) {
        throw new AssertionError("an Arc sensor has no stream link");
    }

    @Override
    public void alarm(AlarmId alarm, boolean isActive, String text, Instant deviceTime) {
        alarms.put(alarm.value(), isActive);
    }

    @Override
    public void event(String code, String text, Instant deviceTime) {
        throw new AssertionError("unexpected event " + code + ": " + text);
    }
}
