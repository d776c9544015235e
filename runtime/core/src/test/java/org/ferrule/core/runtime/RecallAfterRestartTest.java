package org.ferrule.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.FunctionalUnitDescriptor;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.driver.CommandCall;
import org.ferrule.api.driver.Commandable;
import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.driver.Execution;
import org.ferrule.api.driver.ExecutionStatus;
import org.ferrule.api.driver.Recallable;
import org.ferrule.api.driver.Stateful;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ControlSource;
import org.ferrule.api.model.DeviceState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.Nameplate;
import org.ferrule.api.model.OperatingMode;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Reading;
import org.ferrule.api.model.RequestId;
import org.ferrule.api.model.UnitId;
import org.ferrule.audit.store.SqliteAuditTrail;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.core.FakeAccess;
import org.ferrule.core.clock.SystemClock;
import org.ferrule.core.clock.SystemTimers;
import org.ferrule.core.service.Cause;
import org.ferrule.core.service.CommandRequest;
import org.ferrule.core.service.ExecutionView;
import org.ferrule.core.service.ExecutionView.Phase;
import org.ferrule.core.service.PluginView;
import org.ferrule.core.site.EquipmentEntry;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.supervision.DriverOffer;
import org.ferrule.core.supervision.Pace;
import org.ferrule.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole runtime with lanes, supervision and a trail on disk, over a device that remembers its commands. */
@Timeout(60)
class RecallAfterRestartTest {
    private static final EquipmentId ID = new EquipmentId("pump-1");
    private static final UnitId UNIT = new UnitId("main");
    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private final Device device = new Device();
    private final FakeAccess access = new FakeAccess();
    private SqliteAuditTrail trail;
    private SiteRuntime runtime;

    @BeforeEach
    void start() {
        access.signIn("anna", "cli", Role.SUPERVISOR);
        boot();
    }

    @AfterEach
    void stop() {
        runtime.close();
        trail.close();
    }

    private void boot() {
        SystemClock clock = new SystemClock();
        trail = new SqliteAuditTrail(directory.resolve("audit.db"), clock);
        EquipmentEntry entry =
                new EquipmentEntry(ID, "test.pump", Optional.empty(), false, Settings.of(Map.of()), Map.of(), Map.of());
        runtime = new SiteRuntime(
                new SiteConfiguration("suite-2", Map.of(), Map.of(ID, entry)),
                "ab".repeat(32),
                new SiteHost(clock, new SystemTimers(), trail, access, Pace.standard(), clock.instant(), "0.1.0"),
                type -> "no jar of it is here.");
        PluginView plugin = new PluginView("pump", "1.0.0", "cd".repeat(32));
        runtime.addDriver(new DriverOffer(context -> new Session(device), descriptor(), plugin));
        await().atMost(BOUND).until(() -> runtime.site().view().online() == 1);
    }

    @Test
    void aReplyThatIsLostWithTheConnectionIsRecalledAfterReconnecting() throws Exception {
        device.isLosingReplies.set(true);
        CommandRequest request = dosing();
        runtime.governor().start(request);
        runtime.governor().await(request.request(), BOUND);

        awaitSucceeded(request);
        assertThat(outcomes(request)).containsExactly("INTENT COMMAND", "OUTCOME COMMAND UNKNOWN", "EVENT RECONCILE");
        assertThat(device.taken).containsExactly(request.request());
    }

    @Test
    @Proves(Req.FLT_012)
    void whatWasUnderWayAtTheEndIsRecalledByTheNextRun() throws Exception {
        device.isBusy.set(true);
        CommandRequest request = dosing();
        assertThat(runtime.governor().start(request).phase()).isEqualTo(Phase.RUNNING);
        runtime.close();
        trail.close();
        boot();
        ExecutionView meanwhile = runtime.governor().start(dosing());
        device.isBusy.set(false);

        awaitSucceeded(request);
        assertThat(meanwhile.phase()).isEqualTo(Phase.REJECTED);
        assertThat(device.taken).containsExactly(request.request());
        device.isBusy.set(false);
        CommandRequest next = dosing();
        runtime.governor().start(next);
        assertThat(runtime.governor().await(next.request(), BOUND).orElseThrow().phase())
                .isEqualTo(Phase.SUCCEEDED);
    }

    private void awaitSucceeded(CommandRequest request) {
        await().atMost(BOUND)
                .until(() ->
                        runtime.governor().find(request.request()).orElseThrow().phase() == Phase.SUCCEEDED);
    }

    private List<String> outcomes(CommandRequest request) {
        return trail.find(request.request()).stream()
                .map(record -> record.entry())
                .map(e -> (e.phase() + " " + e.action() + " " + e.outcome()).strip())
                .toList();
    }

    private static CommandRequest dosing() {
        return new CommandRequest(
                RequestId.random(),
                Cause.of(FakeAccess.key("anna", "cli"), "run 7"),
                ID,
                new CommandId("dose"),
                Map.of(),
                "",
                Optional.empty());
    }

    private static EquipmentDescriptor descriptor() {
        CommandDescriptor dose = new CommandDescriptor(
                new CommandId("dose"),
                Optional.of(UNIT),
                CommandDescriptor.Effect.NON_IDEMPOTENT,
                CommandDescriptor.Risk.NORMAL,
                List.of(),
                List.of(),
                CommandDescriptor.Conditions.none(),
                new CommandDescriptor.Timing(Duration.ofSeconds(30), Optional.empty(), false),
                Precautions.NONE,
                true,
                "");
        return new EquipmentDescriptor(
                new EquipmentDescriptor.Identity("test.pump", "1.0.0", "maker", "model", "equipment", ""),
                new EquipmentDescriptor.Supervision(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(100),
                        Optional.empty(),
                        "goes on",
                        Optional.empty()),
                Map.of(UNIT, new FunctionalUnitDescriptor(UNIT, EnumSet.allOf(FunctionalState.class), "")),
                Map.of(),
                Map.of(),
                Map.of(dose.id(), dose),
                Map.of(),
                "0".repeat(64));
    }

    /** The device: outlives sessions and runtimes. */
    private static final class Device {
        final Queue<RequestId> taken = new ConcurrentLinkedQueue<>();
        final AtomicBoolean isLosingReplies = new AtomicBoolean();
        final AtomicBoolean isBusy = new AtomicBoolean();

        ExecutionStatus status() {
            return isBusy.get() ? ExecutionStatus.running(0.5, "dosing") : ExecutionStatus.succeeded(Map.of());
        }
    }

    private record Session(Device device) implements EquipmentSession, Commandable, Stateful, Recallable {
        @Override
        public Execution start(CommandCall call) throws ConnectionException {
            device.taken.add(call.request());
            if (device.isLosingReplies.getAndSet(false)) {
                throw new ConnectionException(CommFault.NOT_CONNECTED, "the line was cut", null);
            }
            return new Execution() {
                @Override
                public ExecutionStatus poll() {
                    return device.status();
                }

                @Override
                public void cancel() {
                    // Cannot.
                }
            };
        }

        @Override
        public Optional<ExecutionStatus> recall(CommandCall call) {
            return device.taken.contains(call.request()) ? Optional.of(device.status()) : Optional.empty();
        }

        @Override
        public DeviceStatus status() {
            return new DeviceStatus(
                    DeviceState.OPERATE,
                    Health.NORMAL,
                    OperatingMode.PROCESSING,
                    ControlSource.REMOTE,
                    Map.of(UNIT, FunctionalState.IDLE));
        }

        @Override
        public Nameplate identify() {
            return new Nameplate("maker", "model", "SN-1", "", "");
        }

        @Override
        public List<Reading> read(Collection<ParameterId> wanted) {
            return List.of();
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
