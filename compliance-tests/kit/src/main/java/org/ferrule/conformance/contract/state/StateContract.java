package org.ferrule.conformance.contract.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Site;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.contract.Scene;
import org.ferrule.conformance.contract.Staging;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** STA-001, STA-003 and STA-004: the state that is shown is the device's, from the first moment on, and none without a link. */
public final class StateContract implements Contract {
    private static final Set<FunctionalState> AT_REST =
            Set.of(FunctionalState.STOPPED, FunctionalState.IDLE, FunctionalState.ABORTED);

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        Check lost = Check.of(
                Req.STA_004, "without a link there is no state", (bench, notes) -> lost(Scene.of(bench), notes));
        if (candidate.descriptor().units().isEmpty()) {
            return Stream.of(none(Req.STA_001), none(Req.STA_003), lost);
        }
        Stream<Check> states = mustBeShown(candidate)
                .map(state -> Check.of(
                        Req.STA_001,
                        state,
                        "is shown when the device is in it",
                        (bench, notes) -> shows(Scene.of(bench), notes, state)));
        Check first = Check.of(
                Req.STA_003,
                "the first state that is shown is the device's",
                (bench, notes) -> first(Scene.of(bench), notes));
        return Stream.concat(states, Stream.of(lost, first));
    }

    private static Check none(String requirement) {
        return Check.of(requirement, "there are no functional units", (bench, notes) -> {
            throw new NotApplicableException("the descriptor declares no functional unit");
        });
    }

    /** What is declared, but for states that end by themselves and that nobody says how to bring about. */
    private static Stream<FunctionalState> mustBeShown(Candidate candidate) {
        EquipmentDescriptor descriptor = candidate.descriptor();
        Set<FunctionalState> stated = candidate.statement().states().keySet();
        return descriptor.units().values().stream()
                .flatMap(unit -> unit.states().stream())
                .filter(state -> !state.isActing() || stated.contains(state))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream();
    }

    private void shows(Scene scene, Notes notes, FunctionalState state) throws Exception {
        if (!scene.candidate().statement().states().containsKey(state)) {
            throw new NotTestedException(
                    "the statement does not say under states." + state + " how it is brought about");
        }
        Staging staging = new Staging(scene, notes);
        staging.state(state);
        notes.saw("interface: " + state);
    }

    private void lost(Scene scene, Notes notes) throws Exception {
        Equipment equipment = scene.equipment();
        Duration offline = scene.candidate().statement().within().offline();
        // Silence, because the runtime sees by itself when a connection ends.
        equipment.device().wire("blackhole on");
        notes.did("nothing comes through the wire any more");
        notes.require(
                equipment.awaitOffline(offline),
                "the link is cut, and the interface still shows ONLINE after "
                        + scene.patience().shown(offline));
        boolean isGone = scene.patience()
                .awaitTrue(offline, () -> equipment.view().path("status").isMissingNode());
        JsonNode view = equipment.view();
        notes.saw("interface: " + view.path("connection").asText() + ", status " + view.path("status"));
        notes.require(
                isGone,
                "there is no link, and the interface shows the state " + view.path("status") + " as the present one");
    }

    private void first(Scene scene, Notes notes) throws Exception {
        FunctionalState state = scene.candidate().statement().states().keySet().stream()
                .sorted()
                .filter(stated -> !AT_REST.contains(stated) && !stated.isActing())
                .findFirst()
                .orElseThrow(
                        () -> new NotTestedException(
                                "the statement brings the device by hand to no state in the middle of a run; see its 'states'"));
        Staging staging = new Staging(scene, notes);
        Site site = scene.rig().site();
        Equipment equipment = scene.equipment();
        long recorded = site.recorded();
        site.kill();
        staging.ready();
        staging.perform(scene.candidate().statement().states().getOrDefault(state, List.of()));
        notes.did("by hand to " + state + " while no site was there, then the site was started");
        int mark = site.feed().mark();
        site.restart();
        Duration online = scene.candidate().statement().within().online();
        boolean isShown = scene.patience()
                .awaitTrue(online, () -> !staging.shown(staging.unit(state)).isEmpty());
        String seen = staging.shown(staging.unit(state));
        notes.saw("interface: first " + seen);
        notes.require(
                isShown && seen.equals(state.name()),
                "the device was in " + state + " when the site connected to " + equipment.id()
                        + ", and the first state that the interface shows is '" + seen + "'");
        List<String> told = site.feed().since(mark, "state").stream()
                .filter(event -> event.text("variable").equals("FUNCTIONAL"))
                .map(event -> event.text("to"))
                .filter(to -> !to.isEmpty())
                .toList();
        notes.require(
                told.isEmpty() || told.equals(List.of(state.name())),
                "the device was in " + state + " from before the site was started, and the feed told " + told);
        requireUnchanged(scene, notes, recorded, state);
    }

    /** What was told before anybody could listen is in the trail, in order: before the record of what is done to the device now. */
    private static void requireUnchanged(Scene scene, Notes notes, long recorded, FunctionalState state)
            throws Exception {
        Site site = scene.rig().site();
        Staging staging = new Staging(scene, notes);
        Map<FunctionalState, List<String>> stated =
                scene.candidate().statement().states();
        staging.ready();
        staging.perform(stated.keySet().stream()
                .sorted()
                .filter(AT_REST::contains)
                .findFirst()
                .map(stated::get)
                .orElse(List.of()));
        boolean isLeft = scene.patience()
                .awaitTrue(
                        staging.seenWithin(),
                        () -> changes(site, recorded)
                                .anyMatch(record -> record.path("old").asText().equals(state.name())));
        notes.saw("audit trail: " + (isLeft ? "it left " : "nothing of it leaving ") + state);
        List<String> before = cameFrom(site, recorded, state);
        notes.require(
                before.isEmpty(),
                "the device was in " + state + " from before the site was started, and the audit trail has changes"
                        + " from " + before);
    }

    private static Stream<JsonNode> changes(Site site, long from) throws Exception {
        return site.records(from).stream()
                .filter(record -> record.path("action").asText().equals("DEVICE"));
    }

    /** From which states the trail says that the device came by itself, if it was in another one. */
    private static List<String> cameFrom(Site site, long from, FunctionalState state) throws Exception {
        return changes(site, from)
                .filter(record -> record.path("new").asText().equals(state.name()))
                .map(record -> record.path("old").asText())
                .filter(old -> !old.isEmpty() && !old.equals(state.name()))
                .toList();
    }
}
