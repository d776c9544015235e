package org.ferrule.conformance.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.UnitId;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.statement.Statement;
import org.ferrule.launcher.client.NoSiteException;

/**
 * Brings a device by hand to where a trial begins, and waits until the site sees it there. An order that comes while the device is still
 * busy with the one before is given again until the device takes it, as a person would.
 */
public final class Staging {
    private static final Duration ONE = Duration.ofSeconds(3);
    private static final Duration ALL = Duration.ofSeconds(15);
    private static final Duration SLACK = Duration.ofSeconds(4);

    private final Equipment equipment;
    private final Patience patience;
    private final EquipmentDescriptor descriptor;
    private final Statement statement;
    private final Notes notes;
    private String refusal = "";

    /** On the equipment of a check. */
    public Staging(Scene scene, Notes notes) {
        this.equipment = scene.equipment();
        this.patience = scene.patience();
        this.descriptor = scene.candidate().descriptor();
        this.statement = scene.candidate().statement();
        this.notes = notes;
    }

    /** Orders by hand; the site need not see anything of it. */
    public void perform(List<String> orders) throws IOException {
        if (patience.await(ALL, () -> all(orders)).isEmpty()) {
            throw new IOException("the device takes no order of " + orders + ": " + refusal);
        }
    }

    private Optional<Boolean> all(List<String> orders) {
        boolean areTaken = orders.stream().allMatch(order -> patience.awaitTrue(ONE, () -> isTaken(order)));
        return areTaken ? Optional.of(true) : Optional.empty();
    }

    private boolean isTaken(String order) {
        try {
            equipment.device().order(order);
            return true;
        } catch (IOException refused) {
            refusal = String.valueOf(refused.getMessage());
            return false;
        }
    }

    /** Ready for work, whatever was done before. */
    public void ready() throws IOException {
        perform(statement.ready());
    }

    /** In a functional state, and seen there: now, and not from an earlier stay in it. */
    public void state(FunctionalState state) throws IOException, NoSiteException, NotMetException {
        if (shown(unit(state)).equals(state.name())) {
            atRest();
        } else {
            ready();
        }
        perform(statement.states().getOrDefault(state, List.of()));
        notes.did("by hand to " + state);
        requireSeen(state);
    }

    /** Ready for work, and seen in the state for which the statement needs no order, if there is one: what is seen later is new. */
    public void atRest() throws IOException, NotMetException {
        ready();
        Optional<FunctionalState> rest = statement.states().entrySet().stream()
                .filter(stated -> stated.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
        if (rest.isPresent()) {
            requireSeen(rest.get());
        }
    }

    /** Demands that the site shows a state of the unit that has it. */
    public void requireSeen(FunctionalState state) throws NotMetException {
        Duration limit = seenWithin();
        boolean isSeen = patience.awaitTrue(limit, () -> shown(unit(state)).equals(state.name()));
        notes.require(
                isSeen,
                "the device was brought to " + state + ", and after " + patience.shown(limit) + " the interface shows "
                        + latest(state));
    }

    private String latest(FunctionalState state) {
        try {
            return equipment.view().path("status").toString() + ", " + shown(unit(state));
        } catch (IOException | NoSiteException e) {
            return "nothing: " + e.getMessage();
        }
    }

    /** The functional unit that declares a state; the first one if none does. */
    public Optional<UnitId> unit(FunctionalState state) {
        return descriptor.units().values().stream()
                .filter(unit -> unit.states().contains(state))
                .map(unit -> unit.id())
                .findFirst()
                .or(() -> descriptor.units().keySet().stream().findFirst());
    }

    /** How the site shows a unit's state; empty if it shows none. */
    public String shown(Optional<UnitId> unit) throws IOException, NoSiteException {
        return unit.isEmpty()
                ? ""
                : equipment
                        .view()
                        .path("status")
                        .path("units")
                        .path(unit.get().value())
                        .asText();
    }

    /** Until the site must have noticed what was done at the device. */
    public Duration seenWithin() {
        return descriptor.supervision().statusEvery().multipliedBy(3).plus(SLACK);
    }
}
