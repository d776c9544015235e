package org.ferrule.core.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.ferrule.api.driver.EquipmentDriver;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.transport.TransportProvider;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.core.feed.FeedHub;
import org.ferrule.core.governor.GovernorService;
import org.ferrule.core.governor.GovernorServices;
import org.ferrule.core.governor.GovernorSettings;
import org.ferrule.core.governor.LockBoard;
import org.ferrule.core.records.AlarmDesk;
import org.ferrule.core.records.AlarmMemory;
import org.ferrule.core.records.AttemptRecords;
import org.ferrule.core.records.ConfigurationRecords;
import org.ferrule.core.records.LimitRecords;
import org.ferrule.core.records.RecordsService;
import org.ferrule.core.service.Alarms;
import org.ferrule.core.service.Feed;
import org.ferrule.core.service.Governor;
import org.ferrule.core.service.Locks;
import org.ferrule.core.service.Records;
import org.ferrule.core.service.Site;
import org.ferrule.core.site.EquipmentEntry;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.supervision.DriverOffer;
import org.ferrule.core.supervision.EquipmentSupervisor;
import org.ferrule.core.supervision.Journal;
import org.ferrule.core.supervision.LinkRegistry;
import org.ferrule.core.supervision.SiteAlarms;
import org.ferrule.core.supervision.SupervisionServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running site. Drivers and transports come and go; each equipment connects as soon as it has what it needs. */
public final class SiteRuntime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteRuntime.class);
    /** How long a driver has to close a session. */
    private static final Duration CLOSING = Duration.ofSeconds(4);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final SiteHost host;
    private final Journal journal;
    private final LinkRegistry links;
    private final FeedHub feed;
    private final Fleet fleet;
    private final SiteViews views;
    private final LimitRecords limits;
    private final AlarmMemory alarmMemory;
    private final AlarmDesk alarms;
    private final RecordsService records;
    private final LockBoard locks;
    private final GovernorService governor;
    private final List<DriverOffer> offers = new ArrayList<>();
    private final PluginGaps gaps;
    private final Object changes = new Object();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private volatile OptionalLong readyMillis = OptionalLong.empty();

    /**
     * Starts a site: records its start, and waits for drivers.
     *
     * @param configuration the checked site file
     * @param siteSha256 hash of the site file, for the record
     * @param host where it runs
     * @param gaps why a type has no started plugin
     */
    public SiteRuntime(SiteConfiguration configuration, String siteSha256, SiteHost host, PluginGaps gaps) {
        this.host = host;
        this.gaps = gaps;
        this.journal = new Journal(host.trail());
        this.links = new LinkRegistry(configuration.links());
        this.feed = new FeedHub(() -> views().standing());
        this.alarmMemory = new AlarmMemory(host.trail());
        SupervisionServices services =
                new SupervisionServices(host.clock(), host.timers(), feed, journal, links, host.pace());
        this.fleet = new Fleet(
                services,
                configuration.equipment().values(),
                new SiteAlarms(services, host.trail(), alarmMemory),
                this::connectionChanged);
        this.views = new SiteViews(configuration, fleet, host.clock(), () -> readyMillis);
        record(AuditAction.RUNTIME_START, "site", Map.of("version", host.version(), "site", configuration.name()));
        this.limits = new LimitRecords(host.trail(), journal::record);
        new ConfigurationRecords(host.trail(), journal::record).loaded(configuration, siteSha256, limits);
        this.alarms = new AlarmDesk(fleet, host.trail(), host.access(), host.clock());
        this.records = new RecordsService(host.trail(), host.access());
        this.locks = new LockBoard(configuration.name(), host.trail(), host.access(), host.clock());
        this.governor = new GovernorService(
                new GovernorServices(configuration.name(), fleet, host.trail(), host.access(), feed),
                locks,
                GovernorSettings.standard(host.clock(), host.clock()::nanos));
        fleet.all().forEach(this::explainMissing);
        connectionChanged();
    }

    private SiteViews views() {
        return views;
    }

    /** The site, read only. */
    public Site site() {
        return views;
    }

    /** Everything that happens. */
    public Feed feed() {
        return feed;
    }

    /** The only way down. */
    public Governor governor() {
        return governor;
    }

    /** Takes what plugins reached for that is not theirs. */
    public Consumer<Map<String, String>> attempts() {
        return new AttemptRecords(journal::record);
    }

    /** Where people acknowledge alarms. */
    public Alarms alarms() {
        return alarms;
    }

    /** Reviews, exports, keys. */
    public Records records() {
        return records;
    }

    /** Locks on functional units. */
    public Locks locks() {
        return locks;
    }

    /** A transport has arrived. */
    public void addTransport(String kind, TransportProvider transport) {
        links.add(kind, transport);
        fleet.all().forEach(EquipmentSupervisor::reconsider);
    }

    /** A transport leaves; its links are closed when this returns. */
    public void removeTransport(String kind, TransportProvider transport) {
        links.remove(kind, transport);
    }

    /** A driver for one type has arrived; its equipment connects at once, each on its own lane. */
    public synchronized void addDriver(DriverOffer offer) {
        offers.add(offer);
        record(AuditAction.PLUGIN, offer.plugin().toString(), facts(offer, "STARTED"));
        attach(offer);
    }

    /** A driver leaves; it is not called any more when this returns. */
    public synchronized void removeDriver(EquipmentDriver driver) throws InterruptedException {
        List<DriverOffer> leaving =
                offers.stream().filter(offer -> offer.driver() == driver).toList();
        offers.removeAll(leaving);
        for (DriverOffer offer : leaving) {
            record(AuditAction.PLUGIN, offer.plugin().toString(), facts(offer, "STOPPED"));
            List<EquipmentSupervisor> driven = fleet.ofType(offer.descriptor().type());
            String reason = "the plugin " + offer.plugin() + " was stopped. Start it again or replace it.";
            Fleet.inParallel(driven, supervisor -> supervisor.detach(driver, CLOSING, reason));
            remaining(offer).ifPresent(this::attach);
        }
    }

    /** What an interpreter does for these types ends. */
    synchronized void withdrawInterpreted(Collection<String> types, String reason) throws InterruptedException {
        List<DriverOffer> leaving = offers.stream()
                .filter(offer -> offer.interpreter().isPresent()
                        && types.contains(offer.descriptor().type()))
                .toList();
        offers.removeAll(leaving);
        for (DriverOffer offer : leaving) {
            record(AuditAction.PLUGIN, offer.plugin().toString(), facts(offer, "STOPPED"));
            Fleet.inParallel(
                    fleet.ofType(offer.descriptor().type()),
                    supervisor -> supervisor.detach(offer.driver(), CLOSING, reason));
        }
    }

    /** Takes over what the site file says of the equipment of these types with other descriptors. */
    synchronized void configure(SiteConfiguration configuration, Collection<String> types) {
        for (EquipmentEntry entry : configuration.equipment().values()) {
            if (types.contains(entry.type())) {
                fleet.supervisor(entry.id()).ifPresent(supervisor -> supervisor.configure(entry));
            }
        }
    }

    /** Says why these types have no driver, where they have none. */
    void explainMissing(Collection<String> types) {
        types.forEach(type -> fleet.ofType(type).forEach(this::explainMissing));
    }

    /** Keeps commands from an equipment; if one is under way nothing changes, and its description is given. */
    Optional<String> hold(EquipmentId equipment, String why) {
        return governor.hold(equipment, why);
    }

    /** Lets commands reach it again. */
    void letGo(EquipmentId equipment) {
        governor.letGo(equipment);
    }

    /** Waits until a condition holds that depends on connections; false if it does not in time. */
    boolean await(BooleanSupplier condition, Duration bound) throws InterruptedException {
        long end = host.clock().nanos() + bound.toNanos();
        // Looked at without the monitor, because whoever reports a change holds locks of its own.
        while (!condition.getAsBoolean()) {
            if (end - host.clock().nanos() <= 0) {
                return false;
            }
            synchronized (changes) {
                changes.wait(LOOK_AGAIN.toMillis());
            }
        }
        return true;
    }

    /** Records what cannot wait for the disk. */
    void recordSoon(AuditEntry entry) {
        journal.record(entry);
    }

    private void attach(DriverOffer offer) {
        for (EquipmentSupervisor supervisor : fleet.ofType(offer.descriptor().type())) {
            supervisor.remember(offer.descriptor(), alarmMemory);
            supervisor.attach(offer);
            limits.inForce(supervisor.view());
        }
    }

    private Optional<DriverOffer> remaining(DriverOffer gone) {
        String type = gone.descriptor().type();
        return offers.stream().filter(o -> o.descriptor().type().equals(type)).findFirst();
    }

    private static Map<String, String> facts(DriverOffer offer, String state) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("state", state);
        facts.put("type", offer.descriptor().type());
        facts.put("descriptorVersion", offer.descriptor().identity().version());
        facts.put("descriptorSha256", offer.descriptor().sha256());
        facts.put("bundle", offer.plugin().name());
        facts.put("bundleVersion", offer.plugin().version());
        facts.put("pluginSha256", offer.plugin().sha256());
        offer.interpreter().ifPresent(interpreter -> {
            facts.put("interpreter", interpreter.toString());
            facts.put("interpreterSha256", interpreter.sha256());
        });
        return facts;
    }

    private void explainMissing(EquipmentSupervisor supervisor) {
        supervisor.explainMissing(
                "no started plugin provides type " + supervisor.type() + ": " + gaps.reason(supervisor.type()));
    }

    private void connectionChanged() {
        synchronized (changes) {
            changes.notifyAll();
        }
        if (readyMillis.isEmpty() && views().isAllOnline()) {
            long millis = host.clock().instant().toEpochMilli() - host.started().toEpochMilli();
            readyMillis = OptionalLong.of(millis);
            LOG.info("every equipment is online {} ms after the start", millis);
        }
    }

    private void record(AuditAction action, String target, Map<String, String> facts) {
        journal.record(AuditEntry.event(action, Actor.SYSTEM, target, facts));
    }

    /** Everything around begins to stop; what leaves before the site itself is closed, is not missed. */
    void expectEnd() {
        fleet.all().forEach(EquipmentSupervisor::expectEnd);
    }

    /** Ends in good order within seconds, even if drivers hang. */
    @Override
    public void close() {
        if (isClosed.getAndSet(true)) {
            return;
        }
        governor.close();
        try {
            Fleet.inParallel(List.copyOf(fleet.all()), supervisor -> supervisor.close(CLOSING));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        links.close();
        feed.close();
        record(AuditAction.RUNTIME_STOP, "site", Map.of("version", host.version()));
        journal.close();
        host.timers().close();
    }
}
