package org.ferrule.conformance.contract.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.ferrule.api.model.CommandId;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.bench.Site;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.Notes;
import org.ferrule.conformance.contract.Scene;
import org.ferrule.launcher.client.NoSiteException;

/** One command given once, and what the witnesses say of it from then on: the device's acts, the audit trail, the interface. */
final class Attempt {
    private static final Set<String> OPEN = Set.of("WAITING", "RUNNING", "AWAITING_DECISION");
    /** What is told of an end comes a little after it. */
    private static final Duration TOLD = Duration.ofSeconds(5);

    private final CommandId command;
    private final Notes notes;
    private final Patience patience;
    private final Site site;
    private final Equipment equipment;
    private final String request = Equipment.newId();
    private final int toldBefore;
    private final int actsBefore;
    private final long recordsBefore;
    private volatile JsonNode answer = MissingNode.getInstance();

    private Attempt(Scene scene, Notes notes, CommandId command) throws IOException, NoSiteException {
        this.command = command;
        this.notes = notes;
        this.patience = scene.patience();
        this.site = scene.rig().site();
        this.equipment = scene.equipment();
        this.toldBefore = site.feed().mark();
        this.actsBefore = equipment.device().ask("acts").size();
        this.recordsBefore = site.recorded();
    }

    /** Gives it; what comes of it is asked for afterwards. */
    static Attempt of(Scene scene, Notes notes, CommandId command, Map<String, String> arguments)
            throws IOException, NoSiteException {
        Attempt attempt = prepared(scene, notes, command);
        attempt.give(arguments);
        return attempt;
    }

    /** One that is still to be given. */
    static Attempt prepared(Scene scene, Notes notes, CommandId command) throws IOException, NoSiteException {
        return new Attempt(scene, notes, command);
    }

    /** Gives it, and returns as soon as the site has handed it to the driver. */
    void give(Map<String, String> arguments) throws IOException, NoSiteException {
        notes.did("command " + command + (arguments.isEmpty() ? "" : " with " + new TreeMap<>(arguments)));
        answer = equipment.start(request, command, arguments).body();
    }

    String request() {
        return request;
    }

    /** How it stands now. */
    JsonNode now() throws IOException, NoSiteException {
        answer = equipment.request(request, 0);
        return answer;
    }

    /** The last that was heard of it. */
    JsonNode answer() {
        return answer;
    }

    String phase() {
        return answer.path("phase").asText(answer.path("error").path("code").asText("REJECTED"));
    }

    /** Waits for its end; false if there was none in time. */
    boolean isOverWithin(Duration limit) {
        boolean isOver = !OPEN.contains(phase())
                || patience.awaitTrue(
                        limit, () -> !OPEN.contains(now().path("phase").asText()));
        notes.saw(("interface: " + command + " " + phase() + " " + error()).strip());
        return isOver;
    }

    /** Code, device's code and message of what went wrong; empty if nothing did. */
    String error() {
        JsonNode error = answer.path("error");
        return error.isMissingNode()
                ? ""
                : String.join(
                                " ",
                                error.path("code").asText(),
                                error.path("deviceCode").asText(),
                                error.path("message").asText())
                        .strip();
    }

    /** Every act at the device since it was given, its value behind it; those that the device refused as well. */
    List<String> acts() throws IOException {
        return StreamSupport.stream(equipment.device().ask("acts").spliterator(), false)
                .skip(actsBefore)
                .map(act -> (act.path("act").asText() + " " + act.path("value").asText()).strip())
                .toList();
    }

    /** How many acts began so. */
    long acts(String beginning) throws IOException {
        return acts().stream().filter(act -> act.startsWith(beginning)).count();
    }

    /** The phases that the feed told, in order. */
    List<String> toldPhases() {
        return site.feed().since(toldBefore, "request").stream()
                .filter(event -> event.text("requestId").equals(request))
                .map(event -> event.text("phase"))
                .toList();
    }

    /** Outcomes of the audit trail's records of one phase. */
    List<String> recorded(String phase) throws IOException, NoSiteException {
        return site.records(recordsBefore).stream()
                .filter(record -> record.path("requestId").asText().equals(request))
                .filter(record -> record.path("phase").asText().equals(phase))
                .map(record -> record.path("outcome").asText())
                .toList();
    }

    /** Demands that audit trail and feed tell one intent and this one end, and nothing after it. */
    void requireOneEnd() throws IOException, NoSiteException, NotMetException {
        String end = phase();
        Optional<List<String>> outcomes =
                patience.await(TOLD, () -> Optional.of(recorded("OUTCOME")).filter(found -> !found.isEmpty()));
        notes.saw("audit trail: " + recorded("INTENT").size() + " intent, outcomes " + outcomes.orElse(List.of()));
        notes.require(
                recorded("INTENT").size() == 1 && outcomes.orElse(List.of()).equals(List.of(end)),
                "the interface tells that " + command + " ended " + end + ", and the audit trail has "
                        + recorded("INTENT").size() + " intents and the outcomes " + outcomes.orElse(List.of()));
        boolean isTold = patience.awaitTrue(TOLD, () -> toldPhases().contains(end));
        List<String> phases = toldPhases();
        List<String> ends =
                phases.stream().filter(phase -> !OPEN.contains(phase)).toList();
        notes.saw("interface: told " + phases);
        notes.require(
                isTold && ends.equals(List.of(end)) && phases.indexOf(end) == phases.size() - 1,
                command + " ended " + end + ", and the feed told " + phases + " instead of one end that is the last");
    }

    /** Demands that the device was asked for nothing. */
    void requireNoAct(String why) throws IOException, NotMetException {
        notes.require(acts().isEmpty(), why + ", and the device was asked for " + acts());
    }
}
