package org.ferrule.conformance.contract.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import org.ferrule.conformance.bench.Bench;
import org.ferrule.conformance.bench.DeviceTruth;
import org.ferrule.conformance.bench.Equipment;
import org.ferrule.conformance.bench.Patience;
import org.ferrule.conformance.bench.Rig;
import org.ferrule.conformance.bench.Site;
import org.ferrule.conformance.contract.NotTestedException;
import org.ferrule.conformance.contract.Notes;

/** Writes one parameter, and asks the device, the trail and the interface what came of it. */
final class WriteTrial {
    private static final String DONE = "ACCEPTED";

    private final Site site;
    private final Patience patience;
    private final Notes notes;
    private final Subject subject;
    private final Equipment equipment;
    private final DeviceTruth truth;

    /** On the one equipment of the bench. */
    WriteTrial(Bench bench, Notes notes, Subject subject) throws Exception {
        Rig rig = bench.rig();
        this.site = rig.site();
        this.patience = bench.patience();
        this.notes = notes;
        this.subject = subject;
        this.equipment = rig.first();
        this.truth = new DeviceTruth(equipment.device());
    }

    /**
     * What came of a write.
     *
     * @param held by the device before and after
     * @param trail the outcome in the audit trail; empty if there is none
     * @param phase what the interface says
     * @param error why it was refused; empty if it was not
     * @param acts how many requests the device got meanwhile that asked it to change something
     */
    private record Result(List<JsonNode> held, String trail, String phase, String error, long acts) {
        JsonNode before() {
            return held.get(0);
        }

        JsonNode after() {
            return held.get(1);
        }

        boolean isCalledDone() {
            return trail.equals(DONE) || phase.equals(DONE);
        }
    }

    /** It must be done, and all witnesses must say so. */
    void mustBeAccepted(String value) throws Exception {
        Result result = write(value);
        notes.require(
                isHeld(value, result.after()),
                "the device should hold " + value + " after it was written, and holds " + result.after() + " (trail "
                        + result.trail() + ", interface " + result.phase() + " " + result.error() + ")");
        notes.require(
                result.trail().equals(DONE) && result.phase().equals(DONE),
                "the device holds " + value + " as it was written, which should be called ACCEPTED; the trail says '"
                        + result.trail() + "', the interface '" + result.phase() + "' " + result.error());
        boolean isShown = patience.awaitTrue(
                TruthRun.limit(subject),
                () -> subject.agreement().isShown(truth.tell(subject.quantity()), equipment.sample(subject.id())));
        notes.require(
                isShown,
                "the device holds " + result.after() + " since it was written, and the interface shows "
                        + Subject.shown(equipment.sample(subject.id())));
    }

    /** Nothing of it may reach the device. */
    void mustBeRefused(String value) throws Exception {
        Result result = write(value);
        notes.require(
                result.acts() == 0,
                value + " is out of range, and the device got " + result.acts() + " requests because of it");
        notes.require(
                subject.agreement().isSame(result.before(), result.after()),
                value + " is out of range, and the device held " + result.before() + " before and " + result.after()
                        + " after it was written");
        notes.require(
                !result.error().isEmpty() && !result.isCalledDone(),
                value + " is out of range and should be refused; the trail says '" + result.trail()
                        + "', the interface '" + result.phase() + "'");
        notes.require(
                !result.trail().isEmpty(), "the refused attempt to write " + value + " is not in the audit trail");
    }

    /**
     * While the device deceives, what it does not hold is not done.
     *
     * @return whether it did deceive
     */
    boolean mustBeDoubted(String deceit, List<String> values) throws Exception {
        if (!equipment.device().carriesOut(deceit)) {
            return false;
        }
        notes.did(deceit);
        for (String value : values) {
            JsonNode before = truth.tell(subject.quantity());
            if (!isHeld(value, before)) {
                Result result = write(value);
                if (!isHeld(value, result.after())) {
                    notes.require(
                            !result.isCalledDone(),
                            "the device acknowledged " + value + " and holds " + result.after()
                                    + ", so the write must not be called done; the trail says '" + result.trail()
                                    + "', the interface '" + result.phase() + "'");
                    return true;
                }
            }
        }
        return false;
    }

    /** The trail must have what the device held before, whoever brought it there. */
    void mustBeRecorded(String atDevice, String value) throws Exception {
        String panel = subject.stated().panel();
        if (!panel.isEmpty()) {
            equipment.device().order(panel);
            notes.did("by hand: " + panel);
        } else if (truth.put(subject.quantity(), atDevice)) {
            notes.did(DeviceTruth.order(subject.quantity(), atDevice));
        }
        long recorded = site.recorded();
        Result result = write(value);
        List<JsonNode> intents = site.records(recorded).stream()
                .filter(record -> record.path("phase").asText().equals("INTENT"))
                .filter(record -> record.path("target").asText().endsWith("/" + subject.id()))
                .toList();
        notes.require(
                intents.size() == 1,
                intents.size() + " intents are in the trail for one write; the interface says " + result.phase());
        JsonNode intent = intents.get(0);
        notes.saw("audit trail: old " + intent.path("old") + ", new " + intent.path("new") + " " + intent.path("unit"));
        notes.require(
                agreement().isSame(result.before(), intent.path("old")),
                "the device held " + result.before() + ", and the trail says that it was " + intent.path("old"));
        notes.require(
                agreement().isSame(wanted(value), intent.path("new")),
                value + " was written, and the trail says that it was " + intent.path("new"));
        String unit = subject.parameter().domain().unit();
        notes.require(
                intent.path("unit").asText().equals(unit),
                "the descriptor has the unit '" + unit + "', and the trail '"
                        + intent.path("unit").asText() + "'");
    }

    private Result write(String value) throws Exception {
        JsonNode before = held();
        long asked = equipment.device().acted();
        long recorded = site.recorded();
        JsonNode execution = equipment.write(
                subject.id(), value, subject.parameter().domain().unit());
        Result result = new Result(
                List.of(before, held()),
                outcome(recorded),
                execution.path("phase").asText(),
                execution.path("error").path("message").asText(),
                equipment.device().acted() - asked);
        notes.did("write " + subject.id() + " " + value);
        notes.saw("device " + result.before() + " -> " + result.after() + ", " + result.acts() + " acts; trail "
                + result.trail() + "; interface " + result.phase() + " " + result.error());
        return result;
    }

    private JsonNode held() throws Exception {
        JsonNode held = truth.tell(subject.quantity());
        if (held.isMissingNode()) {
            throw new NotTestedException("the simulator tells no '" + subject.quantity() + "'. Write 'quantity' under"
                    + " values." + subject.id() + " of the statement.");
        }
        return held;
    }

    /** The last word of the trail on the write. */
    private String outcome(long from) throws Exception {
        String outcome = "";
        for (JsonNode entry : site.records(from)) {
            if (entry.path("action").asText().equals("WRITE")
                    && !entry.path("outcome").asText().isEmpty()) {
                outcome = entry.path("outcome").asText();
            }
        }
        return outcome;
    }

    private boolean isHeld(String value, JsonNode held) {
        return agreement().isSame(wanted(value), held);
    }

    private JsonNode wanted(String value) {
        return subject.isNumber() ? DecimalNode.valueOf(new BigDecimal(value)) : TextNode.valueOf(value);
    }

    /** Within what the descriptor allows a device to round. */
    private Agreement agreement() {
        double tolerance =
                subject.parameter().verification().map(v -> v.tolerance()).orElse(0.0);
        return new Agreement(
                subject.parameter(), Math.max(tolerance, subject.stated().resolution()));
    }
}
