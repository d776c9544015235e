package org.ferrule.core.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.ParameterDescriptor.Access;
import org.ferrule.api.descriptor.ParameterDescriptor.Acquisition;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.descriptor.ValueDomain;
import org.ferrule.api.driver.DeviceEvents;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Writable;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.Value;
import org.ferrule.api.model.ValueType;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.core.FakeAccess;
import org.ferrule.core.clock.SystemClock;
import org.ferrule.core.clock.SystemTimers;
import org.ferrule.core.service.PluginView;
import org.ferrule.core.site.EquipmentEntry;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.supervision.DriverOffer;
import org.ferrule.core.supervision.Pace;

/** One run of a site on a real trail that outlives it. */
final class RecordingSite implements AutoCloseable {
    static final ParameterId SPEED = new ParameterId("speed");
    /** What the plugin declares; devices may report others as well. */
    static final List<AlarmDescriptor> ALARMS = Stream.of("tubeBroken", "motorHot", "doorOpen", "filterFull")
            .map(id -> new AlarmDescriptor(
                    new AlarmId(id), AlarmDescriptor.AlarmClass.EQUIPMENT, 500, Health.FAILURE, "message", "remedy"))
            .toList();

    private static final String TYPE = "type.one";

    final FakeAccess access = new FakeAccess();
    final AtomicReference<DeviceEvents> events = new AtomicReference<>();
    /** Runs when the driver is told to write, before it does. */
    final AtomicReference<Runnable> onWrite = new AtomicReference<>(() -> {});

    final SqliteAuditTrail trail;
    final SiteRuntime runtime;

    /** Starts with these limits for each equipment; none means the operating range. */
    RecordingSite(Path directory, String sha256, Map<String, Optional<Range>> equipment) {
        trail = new SqliteAuditTrail(directory.resolve("audit.db"), InstantSource.system());
        SystemClock clock = new SystemClock();
        runtime = new SiteRuntime(
                configuration(directory, equipment),
                sha256,
                new SiteHost(clock, new SystemTimers(), trail, access, Pace.standard(), clock.instant(), "0.1.0"),
                type -> "no jar of it is here.");
    }

    RecordingSite withPlugin(Range operating) {
        runtime.addDriver(new DriverOffer(
                context -> {
                    events.set(context.events());
                    return new QuietSession(onWrite.get());
                },
                descriptor(operating),
                new PluginView("plugin-one", "1.0.0", "ab".repeat(32))));
        return this;
    }

    /** Ends the site in good order, so that everything is written, and reads what was recorded of one action. */
    List<AuditEntry> endAndRead(AuditAction action) {
        runtime.close();
        return trail.read(new AuditQuery(0, 1000, AuditQuery.Filter.ALL.byAction(action.name()))).stream()
                .map(record -> record.entry())
                .toList();
    }

    @Override
    public void close() {
        runtime.close();
        trail.close();
    }

    private static SiteConfiguration configuration(Path directory, Map<String, Optional<Range>> equipment) {
        Map<EquipmentId, EquipmentEntry> entries = new LinkedHashMap<>();
        equipment.forEach((name, limit) -> {
            EquipmentId id = new EquipmentId(name);
            Map<ParameterId, Range> limits =
                    limit.map(range -> Map.of(SPEED, range)).orElse(Map.of());
            entries.put(
                    id, new EquipmentEntry(id, TYPE, Optional.empty(), false, Settings.of(Map.of()), Map.of(), limits));
        });
        Settings waived =
                Settings.of(Map.of("security", Value.text("None"), "insecure", Value.text("a closed bench network")));
        return new SiteConfiguration(
                "suite-2",
                Map.of(
                        "reactor",
                        new LinkConfiguration("reactor", "opcua", "opc.tcp://h", waived, directory, directory)),
                entries);
    }

    private static EquipmentDescriptor descriptor(Range operating) {
        ParameterDescriptor speed = new ParameterDescriptor(
                SPEED,
                Optional.empty(),
                new ValueDomain(ValueType.REAL, "/min", Optional.of(operating), Map.of(), ""),
                Optional.empty(),
                Optional.empty(),
                Access.READ_WRITE,
                new Acquisition(Acquisition.Mode.POLLED, Duration.ofSeconds(1), 0, Duration.ofSeconds(10)),
                Optional.empty(),
                Precautions.NONE,
                "");
        return new EquipmentDescriptor(
                new EquipmentDescriptor.Identity(TYPE, "1.0.0", "maker", "model", "equipment", ""),
                new EquipmentDescriptor.Supervision(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1),
                        Optional.empty(),
                        "nothing",
                        Optional.empty()),
                Map.of(),
                Map.of(),
                Map.of(SPEED, speed),
                Map.of(),
                EquipmentDescriptor.byId(ALARMS, AlarmDescriptor::id),
                "0".repeat(64));
    }

    private record QuietSession(Runnable onWrite) implements EquipmentSession, Writable {
        @Override
        public Nameplate identify() {
            return new Nameplate("maker", "model", "SN-1", "", "");
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) {
            return wanted.stream().map(id -> Reading.good(id, Value.real(1))).toList();
        }

        @Override
        public void write(ParameterId parameter, Value value) {
            onWrite.run();
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
