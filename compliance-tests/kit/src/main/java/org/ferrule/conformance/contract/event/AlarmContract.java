package org.ferrule.conformance.contract.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.model.AlarmId;
import org.ferrule.catalogue.Req;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.FeedMemory;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.contract.Check;
import org.ferrule.conformance.contract.Contract;
import org.ferrule.conformance.contract.HostileTextContract;
import org.ferrule.conformance.contract.NotApplicableException;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.plugin.Candidate;
import org.ferrule.conformance.plugin.PluginArchive;

/** EVT: alarms that come, go and are seen. */
public final class AlarmContract implements Contract {
    /** Alarms that the runtime raises by itself. */
    private static final Set<String> RUNTIMES_OWN = Set.of("communicationLost", "identityChanged", "clockOff");

    /** What the feeds of all benches told of. */
    private final Set<FeedMemory.Event> seen = ConcurrentHashMap.newKeySet();

    @Override
    public Stream<Check> checks(PluginArchive plugin, Candidate candidate) {
        if (candidate.descriptor().alarms().isEmpty()) {
            return Stream.of(Req.EVT_003, Req.EVT_004, Req.EVT_006).map(AlarmContract::none);
        }
        return Stream.of(
                        // From the back this comes when the others have raised what it need not raise then.
                        Stream.of(Check.of(
                                Req.EVT_003,
                                "every alarm that comes is declared, and has the severity that is declared",
                                this::severities)),
                        candidate.descriptor().alarms().values().stream()
                                .map(alarm -> Check.of(
                                                Req.EVT_004,
                                                alarm.id(),
                                                "is raised, acknowledged and cleared in every order",
                                                (bench, notes) -> states(bench, notes, alarm.id()))
                                        .leavingNothing()),
                        Stream.of(Check.of(
                                Req.EVT_006,
                                "alarms that come and go while the link is down are known afterwards",
                                AlarmContract::offline)))
                .flatMap(checks -> checks);
    }

    @Override
    public boolean isApart(Check before, Check check) {
        return true;
    }

    private static Check none(String requirement) {
        return Check.of(requirement, "alarms are as they must be", (bench, notes) -> {
            throw new NotApplicableException("the descriptor declares no alarm");
        });
    }

    /** Cleared before and after it was acknowledged, so that each of the four states is seen. */
    private void states(Bench bench, Notes notes, AlarmId id) throws Exception {
        Provoked alarm = Provoked.of(bench, notes, id);
        try {
            states(notes, alarm, id);
        } finally {
            seen.addAll(alarms(bench, alarm.rig()));
        }
    }

    private static void states(Notes notes, Provoked alarm, AlarmId id) throws Exception {
        alarm.settle();
        alarm.raise();
        alarm.await("ACTIVE_UNACKNOWLEDGED");
        JsonNode first = alarm.standing().orElseThrow();
        alarm.acknowledge();
        alarm.await("ACTIVE_ACKNOWLEDGED");
        alarm.clear();
        alarm.awaitGone();
        notes.require(
                alarm.occurrences(first.path("raised").asText()) == 1,
                "the device raised " + id + " once, and the feed told of several occurrences");
        alarm.raise();
        alarm.await("ACTIVE_UNACKNOWLEDGED");
        alarm.clear();
        alarm.await("CLEARED_UNACKNOWLEDGED");
        alarm.acknowledge();
        alarm.awaitGone();
    }

    /** Raises what no check has raised yet; what comes then is compared, by whatever name it comes. */
    private void severities(Bench bench, Notes notes) throws Exception {
        Rig rig = bench.rig();
        seen.addAll(alarms(bench, rig));
        List<Provoked> raised = new ArrayList<>();
        for (AlarmId id : raisable(bench)) {
            if (!names().contains(id)) {
                Provoked alarm = Provoked.of(bench, notes, id);
                alarm.raise();
                boolean unused = bench.patience().awaitTrue(Provoked.limit(bench), () -> hasCome(bench, rig, id));
                alarm.clear();
                raised.add(alarm);
            }
        }
        // That they go again is for EVT-004 to see; what does not, goes with the bench.
        if (!bench.patience().awaitTrue(Provoked.limit(bench), () -> areOver(raised))) {
            bench.discard();
        }
        notes.require(!seen.isEmpty(), "the device raised " + raisable(bench) + ", and the feed told of no alarm");
        compare(bench.candidate(), notes, List.copyOf(seen));
    }

    private static boolean areOver(List<Provoked> alarms) throws Exception {
        for (Provoked alarm : alarms) {
            if (alarm.isActive()) {
                return false;
            }
        }
        return true;
    }

    /** It was told of, or what nobody has declared, which is enough. */
    private boolean hasCome(Bench bench, Rig rig, AlarmId id) throws Exception {
        seen.addAll(alarms(bench, rig));
        Set<AlarmId> told = names();
        return told.contains(id)
                || !bench.candidate().descriptor().alarms().keySet().containsAll(told);
    }

    private Set<AlarmId> names() {
        return seen.stream().map(told -> new AlarmId(told.text("alarm"))).collect(Collectors.toSet());
    }

    private static void compare(Candidate candidate, Notes notes, List<FeedMemory.Event> alarms)
            throws NotMetException {
        for (FeedMemory.Event told : alarms) {
            AlarmDescriptor declared = candidate.descriptor().alarms().get(new AlarmId(told.text("alarm")));
            if (declared == null) {
                notes.require(
                        false, "the driver raised '" + told.text("alarm") + "', which the descriptor does not declare");
            } else {
                notes.require(
                        told.json().path("severity").asInt() == declared.severity(),
                        declared.id() + " is declared with severity " + declared.severity() + ", and the feed told "
                                + told.json().path("severity"));
            }
        }
        notes.saw("interface: " + alarms.size() + " changes of alarms, all of declared ones with their severity");
    }

    /** What the feed told of the driver's alarms since the site started, but for what EVT-009 and SEC-010 provoke: nobody can declare that. */
    private static List<FeedMemory.Event> alarms(Bench bench, Rig rig) throws Exception {
        String equipment = rig.equipment().get(0).id();
        Candidate candidate = bench.candidate();
        return rig.site().feed().since(0, "alarm").stream()
                .filter(told -> told.text("equipment").equals(equipment))
                .filter(told -> !RUNTIMES_OWN.contains(told.text("alarm")))
                .filter(told -> !isUnknown(told, candidate)
                        || candidate.descriptor().alarms().containsKey(new AlarmId(told.text("alarm"))))
                .toList();
    }

    private static boolean isUnknown(FeedMemory.Event told, Candidate candidate) {
        String said = told.text("text") + " " + told.text("alarm");
        String unknown = candidate.statement().events().code();
        return (!unknown.isEmpty() && said.contains(unknown)) || said.contains(HostileTextContract.MARK);
    }

    /** What the statement can raise of what is declared, the first first. */
    private static List<AlarmId> raisable(Bench bench) throws NotTestedException {
        List<AlarmId> raisable = bench.candidate().descriptor().alarms().keySet().stream()
                .filter(id -> bench.candidate().statement().alarms().containsKey(id))
                .toList();
        if (raisable.isEmpty()) {
            throw new NotTestedException("the statement's 'alarms' raise none of the declared ones");
        }
        return raisable;
    }

    private static void offline(Bench bench, Notes notes) throws Exception {
        Provoked alarm = Provoked.of(bench, notes, raisable(bench).get(0));
        Equipment equipment = alarm.rig().equipment().get(0);
        alarm.settle();
        cut(bench, notes, equipment);
        alarm.raise();
        mend(bench, notes, equipment);
        alarm.await("ACTIVE_UNACKNOWLEDGED");
        cut(bench, notes, equipment);
        alarm.clear();
        mend(bench, notes, equipment);
        alarm.await("CLEARED_UNACKNOWLEDGED");
        alarm.acknowledge();
    }

    private static void cut(Bench bench, Notes notes, Equipment equipment) throws Exception {
        equipment.device().wire("refuse on");
        notes.did("wire: refuse on");
        Duration offline = bench.candidate().statement().within().offline();
        notes.require(
                equipment.awaitOffline(offline),
                "the device refuses connections, and the equipment is ONLINE after "
                        + bench.patience().shown(offline));
    }

    private static void mend(Bench bench, Notes notes, Equipment equipment) throws Exception {
        equipment.device().wire("refuse off");
        notes.did("wire: refuse off");
        // The runtime's own distance between attempts comes on top.
        Duration online = bench.candidate().statement().within().online().multipliedBy(2);
        notes.require(
                equipment.awaitOnline(online),
                "the device takes connections again, and the equipment is not ONLINE after "
                        + bench.patience().shown(online));
    }
}
