package org.ferrule.core.supervision;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Sample;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.core.FakeTrail;
import org.ferrule.core.clock.RuntimeClock;
import org.ferrule.core.clock.Timers;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.PluginView;
import org.ferrule.core.site.EquipmentEntry;

/** One or more supervised equipments with everything around them, and what they published. */
final class Bench implements AutoCloseable {
    static final Pace QUICK = new Pace(
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            0.2,
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            Duration.ofSeconds(10));

    final List<FeedItem> published = new CopyOnWriteArrayList<>();
    final FakeTrail trail = new FakeTrail();
    final Journal journal = new Journal(trail);
    final LinkRegistry links = new LinkRegistry(Map.of(
            "line",
            new LinkConfiguration("line", "stream", "tcp", Settings.of(Map.of()), Path.of("site"), Path.of("data"))));
    private final SupervisionServices services;
    private final List<EquipmentSupervisor> supervisors = new CopyOnWriteArrayList<>();

    Bench(RuntimeClock clock, Timers timers, Pace pace) {
        services = new SupervisionServices(clock, timers, published::add, journal, links, pace);
    }

    EquipmentSupervisor supervise(String id, FakeDriver driver, EquipmentDescriptor descriptor) {
        EquipmentEntry entry = new EquipmentEntry(
                new EquipmentId(id),
                TestDescriptors.TYPE,
                Optional.empty(),
                false,
                Settings.of(Map.of()),
                Map.of("link", "line"),
                Map.of());
        EquipmentSupervisor supervisor = new EquipmentSupervisor(services, entry, () -> {});
        supervisors.add(supervisor);
        supervisor.attach(new DriverOffer(driver, descriptor, new PluginView("test", "1.0.0", "0".repeat(64))));
        return supervisor;
    }

    /** Alarms whose cause is there now. */
    static List<AlarmView> active(EquipmentSupervisor supervisor) {
        return supervisor.standingAlarms().stream().filter(AlarmView::isActive).toList();
    }

    static void awaitState(EquipmentSupervisor supervisor, ConnectionState state) {
        await().atMost(Duration.ofSeconds(10)).until(() -> supervisor.connection() == state);
    }

    List<Sample> samples() {
        return published.stream()
                .filter(item -> item instanceof FeedItem.SampleTaken)
                .map(item -> ((FeedItem.SampleTaken) item).sample())
                .toList();
    }

    List<FeedItem.StateChanged> changes(FeedItem.Variable variable) {
        return published.stream()
                .filter(item -> item instanceof FeedItem.StateChanged)
                .map(item -> (FeedItem.StateChanged) item)
                .filter(change -> change.variable() == variable)
                .toList();
    }

    @Override
    public void close() {
        try {
            for (EquipmentSupervisor supervisor : supervisors) {
                supervisor.close(Duration.ofSeconds(2));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        journal.close();
        services.timers().close();
    }
}
