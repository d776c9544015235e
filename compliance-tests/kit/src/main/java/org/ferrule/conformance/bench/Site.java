package org.ferrule.conformance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.launcher.client.ControlClient;
import org.ferrule.launcher.client.ControlClient.Answer;
import org.ferrule.launcher.client.FeedFollower;
import org.ferrule.launcher.client.FirstSecret;
import org.ferrule.launcher.client.NoSiteException;
import org.ferrule.launcher.client.SitePeople;

/** A running site with people in it, seen through its control endpoint. */
public final class Site implements AutoCloseable {
    /** Writes, commands, acknowledges. */
    public static final String OPERATOR = "operator";
    /** Also signs for others and settles what is unknown. */
    public static final String SUPERVISOR = "supervisor";

    /** Only looks, as anybody may, and is there from the beginning: each further account costs a second of computing. */
    private static final String OBSERVER = SitePeople.ADMIN;

    private static final Duration LISTENS = Duration.ofSeconds(60);
    private static final int PAGE = 1000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TrialInstallation installation;
    private final RuntimeProcess.Plan plan;
    private final Patience patience;
    private final FeedMemory feed = new FeedMemory();
    private RuntimeProcess process;
    private SitePeople people;
    private FeedFollower follower;

    private Site(TrialInstallation installation, RuntimeProcess.Plan plan, Patience patience)
            throws IOException, NoSiteException {
        this.installation = installation;
        this.plan = plan;
        this.patience = patience;
        this.process = RuntimeProcess.start(installation, plan, patience);
        FirstSecret secret = patience.await(LISTENS, process::firstSecret)
                .orElseThrow(() -> new IOException("the site gave out no first secret: " + process.lastWords()));
        ControlClient nobody = ControlClient.of(plan.data(), "conformance");
        this.people = SitePeople.begin(nobody, secret, KitClock.system());
        this.follower = FeedFollower.follow(people.client(OBSERVER), feed::add);
    }

    /**
     * Starts a site with an empty data directory.
     *
     * @throws IOException if it does not listen
     */
    static Site start(TrialInstallation installation, RuntimeProcess.Plan plan, Patience patience)
            throws IOException, NoSiteException {
        return new Site(installation, plan, patience);
    }

    /** {@code kill -9}, and nothing after it. */
    public void kill() throws InterruptedException {
        follower.close();
        process.kill();
        // What a killed site leaves behind would be taken for the next one's.
        try {
            Files.deleteIfExists(plan.data().resolve("control.json"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Starts it again with the same data; the same people sign in. */
    public void restart() throws IOException, NoSiteException {
        process.close();
        Files.deleteIfExists(plan.data().resolve("control.json"));
        process = RuntimeProcess.start(installation, plan, patience);
        people = people.at(ControlClient.of(plan.data(), "conformance"));
        follower = FeedFollower.follow(people.client(OBSERVER), feed::add);
    }

    Patience patience() {
        return patience;
    }

    /** What it told so far. */
    public FeedMemory feed() {
        return feed;
    }

    /** On which the control endpoint listens. */
    public int port() throws IOException {
        return URI.create(MAPPER.readTree(Files.readAllBytes(plan.data().resolve("control.json")))
                        .path("url")
                        .asText())
                .getPort();
    }

    /** Of the process. */
    public RuntimeProcess process() {
        return process;
    }

    /** Somebody's password, for a signature. */
    public String password(String user) throws IOException, NoSiteException {
        return people.password(user);
    }

    /** Asks for something. */
    public JsonNode get(String path) throws IOException, NoSiteException {
        Answer answer = people.client(OBSERVER).get(path);
        if (!answer.isSuccess()) {
            throw new IOException(path + " was answered with " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Does something as somebody; the answer may be a refusal. */
    public Answer send(String user, String method, String path, ObjectNode body) throws IOException, NoSiteException {
        return people.client(user).send(method, path, body);
    }

    /** Records of the audit trail from an index on. */
    public List<JsonNode> records(long from) throws IOException, NoSiteException {
        List<JsonNode> records = new ArrayList<>();
        JsonNode page = get("/api/v1/audit?limit=" + PAGE + "&from=" + from);
        while (!page.isEmpty()) {
            page.forEach(records::add);
            page = get("/api/v1/audit?limit=" + PAGE + "&from=" + (from + records.size()));
        }
        return records;
    }

    /** How many records there are. */
    public long recorded() throws IOException, NoSiteException {
        return get("/api/v1/site").path("audit").path("records").asLong();
    }

    @Override
    public void close() {
        follower.close();
        process.close();
    }
}
