package org.ferrule.conformance.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The device, simulated by another process: it tells itself in a line of JSON, obeys orders on standard input, and answers questions in lines
 * of JSON (docs/conformance.md).
 */
public final class Simulator implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TRY = "try ";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final String WIRE = "/wire";

    private final TalkingProcess process;
    private final Patience patience;
    private final JsonNode announcement;
    private final @Nullable Simulator before;

    private Simulator(TalkingProcess process, Patience patience, JsonNode announcement, @Nullable Simulator before) {
        this.process = process;
        this.patience = patience;
        this.announcement = announcement;
        this.before = before;
    }

    /**
     * Starts a simulator and waits until it listens.
     *
     * @throws IOException if it does not; with its last words
     */
    public static Simulator start(List<String> commandLine, Patience patience) throws IOException {
        return listening(begin(commandLine), patience);
    }

    /** Starts one that says when it listens. */
    static TalkingProcess begin(List<String> commandLine) throws IOException {
        return TalkingProcess.start("the simulator", commandLine, Simulator::isReply);
    }

    /** One that was started, as soon as it listens. */
    static Simulator listening(TalkingProcess process, Patience patience) throws IOException {
        patience.awaitTrue(
                START,
                () -> !process.isAlive()
                        || process.heard(0, Simulator::announcement).isPresent());
        Optional<JsonNode> announcement = process.heard(0, Simulator::announcement);
        if (announcement.isEmpty()) {
            process.close();
            throw new IOException("no simulator listens: " + process.lastWords());
        }
        return new Simulator(process, patience, announcement.get(), null);
    }

    /** The same device behind a wire that is a simulator of its own: whoever asks for the port is told the wire's. */
    Simulator behind(Simulator wire) {
        return new Simulator(process, patience, announcement, wire);
    }

    private static Optional<JsonNode> announcement(String line) {
        return json(line).filter(json -> json.has("simulator") && (json.has("port") || json.has("device")));
    }

    private static Optional<JsonNode> json(String line) {
        try {
            return Optional.ofNullable(MAPPER.readTree(line)).filter(JsonNode::isObject);
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    /** What it tells of itself: {@code port}, {@code url}, {@code device}, {@code serialNumber}, {@code certificate}, as far as there is one. */
    public String told(String fact) {
        return (before != null && before.announcement.has(fact) && !fact.equals("simulator")
                        ? before.announcement
                        : announcement)
                .path(fact)
                .asText();
    }

    /** Its name, by which it is told things. */
    public String name() {
        return told("simulator");
    }

    /**
     * Gives an order, to the device or, as {@code NAME/wire ...}, to its wire. One that begins with {@code try} may be refused.
     *
     * @throws IOException if it is refused or not answered
     */
    public void order(String order) throws IOException {
        boolean mayBeRefused = order.startsWith(TRY);
        String answer = answered(mayBeRefused ? order.substring(TRY.length()) : order);
        if (!answer.startsWith("ok") && !mayBeRefused) {
            throw new IOException("the simulator refused '" + order + "': " + answer);
        }
    }

    /**
     * Gives an order that it may refuse.
     *
     * @return whether it obeyed
     * @throws IOException if it does not answer
     */
    public boolean carriesOut(String order) throws IOException {
        return answered(order).startsWith("ok");
    }

    /** Gives orders without waiting for what it says to them; {@link #isDone} tells when it is through. */
    public int hurry(List<String> orders) {
        int last = -1;
        for (String order : orders) {
            last = process.tell(name() + " " + order);
        }
        return last;
    }

    /** Whether it has answered all orders up to what {@link #hurry} returned. */
    public boolean isDone(int last) {
        return last < 0 || process.reply(last).isPresent() || !process.isAlive();
    }

    private String answered(String order) throws IOException {
        String toWire = name() + WIRE + " ";
        if (before != null && order.startsWith(toWire)) {
            return before.answered(order.substring(toWire.length()));
        }
        return reply(order.startsWith(name()) ? order : name() + " " + order);
    }

    /** What it says to exactly this line, and not to one before it. */
    private String reply(String line) throws IOException {
        int number = process.tell(line);
        return patience.listen(ANSWER, () -> process.reply(number))
                .orElseThrow(
                        () -> new IOException("the simulator did not answer '" + line + "': " + process.lastWords()));
    }

    private static boolean isReply(String line) {
        return line.startsWith("ok") || line.startsWith("error");
    }

    /**
     * Asks: {@code truth}, {@code acts} or {@code faults}.
     *
     * @throws IOException if it is not answered
     */
    public JsonNode ask(String question) throws IOException {
        return ask(name(), question);
    }

    /** Asks what goes by some name there, as {@code NAME/wire} does. */
    JsonNode ask(String whom, String question) throws IOException {
        return answer(whom, question, question);
    }

    /** How many requests it got that asked it to change something. */
    public long acted() throws IOException {
        return answer(name(), "acts " + Integer.MAX_VALUE, "count").asLong();
    }

    private JsonNode answer(String whom, String question, String part) throws IOException {
        if (before != null && whom.equals(name() + WIRE)) {
            return before.answer(before.name(), question, part);
        }
        int from = process.said();
        String reply = reply(whom + " tell " + question);
        if (!reply.startsWith("ok")) {
            throw new IOException("the simulator refused to tell its " + question + ": " + reply);
        }
        return patience.listen(
                        ANSWER, () -> process.heard(from, Simulator::json).filter(json -> json.has(part)))
                .map(json -> json.get(part))
                .orElseThrow(() ->
                        new IOException("the simulator does not tell its " + question + ": " + process.lastWords()));
    }

    /** Gives an order to the wire before the device. */
    public void wire(String order) throws IOException {
        order(name() + WIRE + " " + order);
    }

    /** What passed on the wire since the last time that this was asked; events as the simulators tell them. */
    public List<JsonNode> wireLog() throws IOException {
        List<JsonNode> log = new ArrayList<>();
        ask(name() + WIRE, "log").forEach(log::add);
        return log;
    }

    /** Whether it has a fault or an order that begins with that word; asked once. */
    public boolean obeys(String word) throws IOException {
        for (JsonNode usage : ask("faults")) {
            if (usage.asText().equals(word) || usage.asText().startsWith(word + " ")) {
                return true;
            }
        }
        return false;
    }

    /** The hard way: the device is gone. */
    public void kill() throws InterruptedException {
        if (before != null) {
            before.kill();
        }
        process.kill();
    }

    @Override
    public void close() {
        if (before != null) {
            before.close();
        }
        process.close();
    }
}
