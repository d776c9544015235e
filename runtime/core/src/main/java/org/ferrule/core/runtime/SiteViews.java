package org.ferrule.core.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ferrule.api.model.ConnectionState;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Sample;
import org.ferrule.api.model.UnitId;
import org.ferrule.core.clock.RuntimeClock;
import org.ferrule.core.service.AlarmView;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.FeedItem;
import org.ferrule.core.service.FeedItem.Variable;
import org.ferrule.core.service.Site;
import org.ferrule.core.service.SiteView;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.supervision.EquipmentSupervisor;
import org.jspecify.annotations.Nullable;

/** What is so now. */
final class SiteViews implements Site {
    /** The cause of what was so already when the subscription began. */
    private static final String STANDING = "PRESENT";

    private final SiteConfiguration configuration;
    private final Fleet fleet;
    private final RuntimeClock clock;
    private final Readiness readiness;

    SiteViews(SiteConfiguration configuration, Fleet fleet, RuntimeClock clock, Readiness readiness) {
        this.configuration = configuration;
        this.fleet = fleet;
        this.clock = clock;
        this.readiness = readiness;
    }

    @Override
    public SiteView view() {
        return new SiteView(
                configuration.name(), fleet.all().size(), online(), readiness.millis(), configuration.securityWaived());
    }

    private int online() {
        return Math.toIntExact(fleet.all().stream()
                .filter(s -> s.connection() == ConnectionState.ONLINE)
                .count());
    }

    boolean isAllOnline() {
        return online() == fleet.all().size();
    }

    @Override
    public List<EquipmentView> equipment() {
        return fleet.all().stream().map(EquipmentSupervisor::view).toList();
    }

    @Override
    public Optional<EquipmentView> equipment(EquipmentId id) {
        return fleet.supervisor(id).map(EquipmentSupervisor::view);
    }

    @Override
    public List<Sample> latest(EquipmentId id) {
        return fleet.supervisor(id).map(EquipmentSupervisor::latest).orElse(List.of());
    }

    @Override
    public Optional<Sample> latest(EquipmentId id, ParameterId parameter) {
        return fleet.supervisor(id).flatMap(supervisor -> supervisor.latest(parameter));
    }

    @Override
    public List<AlarmView> standingAlarms() {
        return fleet.standingAlarms();
    }

    /** Standing alarms and present states, for whoever begins to listen. */
    List<FeedItem> standing() {
        List<FeedItem> items = new ArrayList<>();
        standingAlarms().forEach(alarm -> items.add(new FeedItem.AlarmChanged(alarm)));
        equipment().forEach(view -> addStates(items, view));
        return items;
    }

    private void addStates(List<FeedItem> items, EquipmentView view) {
        EquipmentId id = view.id();
        items.add(state(id, null, Variable.CONNECTION, view.connection().state().name()));
        if (view.status().isPresent()) {
            DeviceStatus status = view.status().get();
            items.add(state(id, null, Variable.DEVICE, status.deviceState().name()));
            items.add(state(id, null, Variable.HEALTH, status.health().name()));
            items.add(state(id, null, Variable.MODE, status.mode().name()));
            items.add(state(id, null, Variable.CONTROL, status.controlSource().name()));
            status.units().forEach((unit, functional) -> items.add(state(id, unit, functional)));
        }
    }

    private FeedItem state(EquipmentId id, UnitId unit, FunctionalState functional) {
        return state(id, unit, Variable.FUNCTIONAL, functional.name());
    }

    private FeedItem state(EquipmentId id, @Nullable UnitId unit, Variable variable, String now) {
        Instant at = clock.instant();
        return new FeedItem.StateChanged(id, Optional.ofNullable(unit), variable, "", now, STANDING, at);
    }

    /** When every equipment was ONLINE for the first time. */
    interface Readiness {
        OptionalLong millis();
    }
}
