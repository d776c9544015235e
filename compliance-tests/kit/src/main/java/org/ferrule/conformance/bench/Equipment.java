package org.ferrule.conformance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.ControlClient.Answer;
import org.ferrule.launcher.client.NoSiteException;

/** One equipment of the site under trial and the simulated device behind it. */
public final class Equipment {
    private static final Set<String> OPEN = Set.of("WAITING", "RUNNING", "AWAITING_DECISION");
    private static final int WAIT_SECONDS = 5;

    private final Site site;
    private final String id;
    private final Simulator device;
    private final EquipmentDescriptor descriptor;
    private final Patience patience;

    Equipment(Site site, String id, Simulator device, EquipmentDescriptor descriptor) {
        this.site = site;
        this.id = id;
        this.device = device;
        this.descriptor = descriptor;
        this.patience = site.patience();
    }

    public String id() {
        return id;
    }

    /** The device behind it. */
    public Simulator device() {
        return device;
    }

    /** How the site sees it. */
    public JsonNode view() throws IOException, NoSiteException {
        return site.get(path());
    }

    /** {@code ONLINE}, {@code BACKOFF} and so on. */
    public String connection() throws IOException, NoSiteException {
        return view().path("connection").asText();
    }

    /** Waits until it is ONLINE; false if it is not in time. */
    public boolean awaitOnline(Duration limit) {
        return patience.awaitTrue(limit, () -> connection().equals("ONLINE"));
    }

    /** Waits until it is anything but ONLINE; false if it still is when the time is over. */
    public boolean awaitOffline(Duration limit) {
        return patience.awaitTrue(limit, () -> !connection().equals("ONLINE"));
    }

    /** The latest sample of a parameter. */
    public JsonNode sample(Object parameter) throws IOException, NoSiteException {
        return site.get(path() + "/parameters/" + ControlClient.encode(parameter.toString()));
    }

    /** The latest samples of all parameters, by id. */
    public Map<String, JsonNode> samples() throws IOException, NoSiteException {
        Map<String, JsonNode> samples = new HashMap<>();
        site.get(path() + "/parameters")
                .forEach(sample -> samples.put(sample.path("parameter").asText(), sample));
        return samples;
    }

    /** Writes as the operator and waits until it is known what came of it; the execution, or {@code error}. */
    public JsonNode write(Object parameter, String value, String unit) throws IOException, NoSiteException {
        ObjectNode body = request(newId()).put("value", value);
        if (!unit.isEmpty()) {
            body.put("unit", unit);
        }
        return settled(site.send(
                Site.OPERATOR, "PUT", path() + "/parameters/" + ControlClient.encode(parameter.toString()), body));
    }

    /** Gives a command as the operator, signed by the supervisor, and waits until it is known what came of it. */
    public JsonNode command(Object command, Map<String, String> arguments) throws IOException, NoSiteException {
        return settled(start(newId(), command, arguments));
    }

    /** Gives a command under a request id of one's own, and does not wait. */
    public Answer start(String request, Object command, Map<String, String> arguments)
            throws IOException, NoSiteException {
        ObjectNode body = request(request).put("waitSeconds", 0);
        ObjectNode given = body.putObject("arguments");
        arguments.forEach(given::put);
        Optional<CommandDescriptor> declared = descriptor.command(new CommandId(command.toString()));
        ObjectNode context = body.putObject("context");
        declared.map(found -> found.precautions().context())
                .orElse(List.of())
                .forEach(name -> context.put(name, "conformance trial"));
        if (declared.filter(found -> found.risk() == CommandDescriptor.Risk.CONFIRM)
                .isPresent()) {
            body.putObject("signature")
                    .put("user", Site.SUPERVISOR)
                    .put("password", site.password(Site.SUPERVISOR))
                    .put("meaning", "APPROVED");
        }
        return site.send(Site.OPERATOR, "POST", path() + "/commands/" + ControlClient.encode(command.toString()), body);
    }

    /** How a request stands. */
    public JsonNode request(Object id, int waitSeconds) throws IOException, NoSiteException {
        return site.get("/api/v1/requests/" + id + "?waitSeconds=" + waitSeconds);
    }

    /** Waits for the end of a request, as long as the runtime lets it go on. */
    public JsonNode settled(Answer answer) throws IOException, NoSiteException {
        JsonNode latest = answer.body();
        while (OPEN.contains(latest.path("phase").asText())) {
            latest = request(latest.path("requestId").asText(), WAIT_SECONDS);
        }
        return latest;
    }

    /** A request id that nobody has used. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    private static ObjectNode request(String id) {
        return JsonNodeFactory.instance.objectNode().put("requestId", id).put("reason", "conformance trial");
    }

    private String path() {
        return "/api/v1/equipment/" + id;
    }
}
