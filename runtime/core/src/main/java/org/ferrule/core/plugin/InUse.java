package org.ferrule.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.DeviceStatus;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.UnitId;
import org.ferrule.core.refusal.RefusedException;
import org.ferrule.core.service.EquipmentView;
import org.ferrule.core.service.Locks;

/** Keeps plugins from equipment that works: holds it, so that nothing begins meanwhile, and looks. */
final class InUse implements AutoCloseable {
    private final PluginSite site;
    private final Locks locks;
    private final List<EquipmentId> held = new ArrayList<>();

    InUse(PluginSite site, Locks locks) {
        this.site = site;
        this.locks = locks;
    }

    void require(List<EquipmentView> idle, String why) throws RefusedException {
        for (EquipmentView view : idle) {
            Optional<String> busy = site.hold(view.id(), why);
            if (busy.isPresent()) {
                throw new RefusedException(ErrorCode.BUSY, busy.get());
            }
            held.add(view.id());
        }
        for (EquipmentView view : idle) {
            requireIdle(view);
        }
    }

    private void requireIdle(EquipmentView view) throws RefusedException {
        Map<UnitId, FunctionalState> units =
                view.status().map(DeviceStatus::units).orElse(Map.of());
        for (Map.Entry<UnitId, FunctionalState> unit : units.entrySet()) {
            if (unit.getValue().isRunning() || unit.getValue().isActing()) {
                throw new RefusedException(
                        ErrorCode.INVALID_STATE,
                        view.id() + " is in a run: " + unit.getKey() + " is " + unit.getValue()
                                + ". Wait until it is over, or end it, before its plugin is touched.");
            }
        }
        Stream<UnitId> declared =
                view.descriptor().stream().flatMap(descriptor -> descriptor.units().keySet().stream());
        List<Optional<UnitId>> places = new ArrayList<>(List.of(Optional.empty()));
        Stream.concat(units.keySet().stream(), declared)
                .distinct()
                .map(Optional::of)
                .forEach(places::add);
        for (Optional<UnitId> unit : places) {
            Optional<Locks.Held> lock = locks.find(new Locks.Place(view.id(), unit));
            if (lock.isPresent()) {
                throw new RefusedException(
                        ErrorCode.INVALID_STATE,
                        view.id() + unit.map(name -> "/" + name).orElse("") + " is locked by "
                                + lock.get().owner().user() + " for \""
                                + lock.get().purpose()
                                + "\". Whoever locked it works with it: ask for its release before its plugin is touched.");
            }
        }
    }

    /** Lets commands reach the equipment again. */
    @Override
    public void close() {
        held.forEach(site::release);
        held.clear();
    }
}
