package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ferrule.audit.Signature;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.ControlClient.Answer;
import org.ferrule.launcher.client.SitePeople;
import org.ferrule.launcher.client.SitePeople.Person;

/** What the people of the demonstration do for one batch: at the equipment through the control endpoint, at the bench with their hands. */
final class DemoCrew {
    private static final Set<String> OPEN = Set.of("WAITING", "RUNNING", "AWAITING_DECISION");
    private static final int WAIT_SECONDS = 5;

    private final Setting setting;
    private final SitePeople people;
    private final DemoRoom room;
    private final DemoPatience patience;
    private final DemoLog log;
    private final String batch;

    /**
     * Where a crew is at work.
     *
     * @param people who is there
     * @param room in which the devices stand
     * @param patience with which they wait
     * @param log that keeps what they do
     */
    record Setting(SitePeople people, DemoRoom room, DemoPatience patience, DemoLog log) {}

    DemoCrew(Setting setting, String batch) {
        this.setting = setting;
        this.people = setting.people();
        this.room = setting.room();
        this.patience = setting.patience();
        this.log = setting.log();
        this.batch = batch;
    }

    /** The same people, at work on a batch. */
    DemoCrew on(String otherBatch) {
        return new DemoCrew(setting, otherBatch);
    }

    /** What they see. */
    DemoSight sees() {
        return new DemoSight(people, patience);
    }

    DemoRoom room() {
        return room;
    }

    DemoPatience patience() {
        return patience;
    }

    DemoLog log() {
        return log;
    }

    /** Writes a set-point and demands that the device took it. */
    void write(String who, String target, String value, String unit) throws Exception {
        Answer answer = sendWrite(who, target, value, unit);
        require(who, written(target, value, unit), answer, "ACCEPTED");
    }

    /** Tries to write, and demands that it is refused. */
    void refused(String who, String target, String value, String unit) throws Exception {
        Answer answer = sendWrite(who, target, value, unit);
        String code = answer.body().path("error").path("code").asText();
        log.act(who, written(target, value, unit), "REFUSED " + code, null);
        if (!code.equals("NOT_AUTHORIZED")) {
            throw new DemoFailedException(who + " should not be authorized: " + answer.body());
        }
    }

    private static String written(String target, String value, String unit) {
        return ("write " + target.replace('/', ' ') + " " + value + " " + unit).strip();
    }

    private Answer sendWrite(String who, String target, String value, String unit) throws Exception {
        String[] place = target.split("/", 2);
        ObjectNode body = request().put("value", value);
        if (!unit.isEmpty()) {
            body.put("unit", unit);
        }
        return settle(
                people.client(who).send("PUT", "/api/v1/equipment/" + place[0] + "/parameters/" + place[1], body));
    }

    /** Runs a command and demands that it succeeds. */
    JsonNode command(String who, String target, Map<String, String> arguments) throws Exception {
        return require(who, words(target, arguments), settle(start(who, target, arguments)), "SUCCEEDED");
    }

    /** Runs a command that asks for a signature, which another person gives. */
    JsonNode signed(String who, String target, Map<String, String> arguments, String signer) throws Exception {
        Person other = people.person(signer);
        ObjectNode body = request(arguments);
        body.putObject("signature")
                .put("user", signer)
                .put("password", other.password())
                .put("meaning", Signature.Meaning.APPROVED.name());
        Answer answer = settle(people.client(who).send("POST", commandPath(target), body));
        return require(who, words(target, arguments) + ", signed by " + signer, answer, "SUCCEEDED");
    }

    /** Runs a command whose answer never comes; its request id, which is empty if it was not sent because the link had been lost before. */
    String unanswered(String who, String target, Map<String, String> arguments) throws Exception {
        String what = words(target, arguments);
        Answer answer = settle(start(who, target, arguments));
        if (answer.body().path("error").path("code").asText().equals("COMM")
                && answer.body().path("phase").asText().equals("REJECTED")) {
            log.act(who, what, "REJECTED", answer.body());
            return "";
        }
        return require(who, what, answer, "UNKNOWN").path("requestId").asText();
    }

    /** Sends a command and does not wait; the answer as it is then. */
    Answer start(String who, String target, Map<String, String> arguments) throws Exception {
        return people.client(who).send("POST", commandPath(target), request(arguments));
    }

    /** How a request stands. */
    JsonNode look(String requestId) throws Exception {
        return people.client("operator").get("/api/v1/requests/" + requestId).body();
    }

    /** Posts something about an alarm or a request, and demands that it is taken. */
    JsonNode post(String who, String what, String path, ObjectNode body) throws Exception {
        Answer answer = people.client(who).send("POST", path, body);
        if (!answer.isSuccess()) {
            throw new DemoFailedException(who + ": " + what + ": " + Words.error(answer.body()));
        }
        log.act(who, what, "done", answer.body());
        return answer.body();
    }

    /** The quality unit looks through what was recorded since its last review, and signs. */
    void review(String comment) throws Exception {
        long from = log.firstRecord();
        long to = log.lastRecord();
        ObjectNode body = object().put("first", from).put("last", to).put("comment", "demonstration: " + comment);
        body.putObject("signature")
                .put("user", "qa")
                .put("password", people.person("qa").password())
                .put("meaning", Signature.Meaning.REVIEWED.name());
        post("qa", "review and sign records " + from + " to " + to, "/api/v1/audit/review", body);
        log.reviewed();
    }

    /** Acknowledges an alarm. */
    void acknowledge(String who, String equipment, String alarm, String comment) throws Exception {
        String path = "/api/v1/alarms/" + equipment + "/" + ControlClient.encode(alarm) + "/acknowledge";
        post(who, "acknowledge " + equipment + " " + alarm + ": " + comment, path, object().put("comment", comment));
    }

    /** Does something with hands, which is no act of the site. */
    JsonNode hands(String who, String what, String command) throws IOException, InterruptedException {
        JsonNode told = room.hands(command);
        log.act(who, what, "by hand", null);
        return told;
    }

    /** Works at a device's panel. */
    void panel(String who, String what, String command) throws IOException, InterruptedException {
        room.tell(command);
        log.act(who, what, "by hand", null);
    }

    private Answer settle(Answer answer) throws Exception {
        Answer latest = answer;
        while (OPEN.contains(latest.body().path("phase").asText())) {
            patience.pause();
            String id = latest.body().path("requestId").asText();
            latest = people.client("operator").get("/api/v1/requests/" + id + "?waitSeconds=" + WAIT_SECONDS);
        }
        return latest;
    }

    private JsonNode require(String who, String what, Answer answer, String wanted) throws DemoFailedException {
        String phase = answer.body().path("phase").asText();
        if (!phase.equals(wanted)) {
            log.act(who, what, phase.isEmpty() ? "REFUSED" : phase, answer.body());
            throw new DemoFailedException(who + ": " + what + ": "
                    + (phase.isEmpty() ? Words.error(answer.body()) : Words.execution(answer.body())));
        }
        log.command();
        log.act(who, what, phase, answer.body());
        return answer.body();
    }

    private static String words(String target, Map<String, String> arguments) {
        StringBuilder words = new StringBuilder("command ").append(target.replace('/', ' '));
        arguments.forEach((name, value) -> words.append(' ')
                .append(name)
                .append('=')
                .append(value.length() > 12 ? value.substring(0, 8) + "..." : value));
        return words.toString();
    }

    private static String commandPath(String target) {
        String[] place = target.split("/", 2);
        return "/api/v1/equipment/" + place[0] + "/commands/" + place[1];
    }

    private ObjectNode request(Map<String, String> arguments) {
        ObjectNode body = request().put("waitSeconds", 0);
        ObjectNode given = body.putObject("arguments");
        arguments.forEach(given::put);
        return body;
    }

    private ObjectNode request() {
        ObjectNode body =
                object().put("requestId", UUID.randomUUID().toString()).put("reason", "demonstration: " + log.step());
        if (!batch.isEmpty()) {
            body.putObject("context").put("batch", batch).put("chainOfIdentity", "COI-" + batch);
        }
        return body;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
