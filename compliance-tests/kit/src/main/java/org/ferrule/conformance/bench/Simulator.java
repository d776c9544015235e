package org.ferrule.conformance.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The device, simulated by another process: it tells itself in a line of JSON, obeys orders on standard input, and answers questions in lines
 * of JSON (docs/conformance.md).
 */
public final class Simulator implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String TRY = "try ";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final TalkingProcess process;
    private final Patience patience;
    private final JsonNode announcement;

    private Simulator(TalkingProcess process, Patience patience, JsonNode announcement) {
        this.process = process;
        this.patience = patience;
        this.announcement = announcement;
    }

    /**
     * Starts a simulator and waits until it listens.
     *
     * @throws IOException if it does not; with its last words
     */
    public static Simulator start(List<String> commandLine, Patience patience) throws IOException {
        TalkingProcess process = TalkingProcess.start("the simulator", commandLine);
        patience.awaitTrue(
                START,
                () -> !process.isAlive()
                        || process.heard(0, Simulator::announcement).isPresent());
        Optional<JsonNode> announcement = process.heard(0, Simulator::announcement);
        if (announcement.isEmpty()) {
            process.close();
            throw new IOException("no simulator listens: " + process.lastWords());
        }
        return new Simulator(process, patience, announcement.get());
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
        return announcement.path(fact).asText();
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

    private String answered(String order) throws IOException {
        int from = process.complaints();
        process.tell(order.startsWith(name()) ? order : name() + " " + order);
        return patience.await(ANSWER, () -> process.complained(from, Simulator::answer))
                .orElseThrow(
                        () -> new IOException("the simulator did not answer '" + order + "': " + process.lastWords()));
    }

    private static Optional<String> answer(String line) {
        return line.startsWith("ok") || line.startsWith("error") ? Optional.of(line) : Optional.empty();
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
        int from = process.said();
        process.tell(whom + " tell " + question);
        return patience.await(ANSWER, () -> process.heard(from, Simulator::json).filter(json -> json.has(question)))
                .map(json -> json.get(question))
                .orElseThrow(() ->
                        new IOException("the simulator does not tell its " + question + ": " + process.lastWords()));
    }

    /** Gives an order to the wire before the device. */
    public void wire(String order) throws IOException {
        order(name() + "/wire " + order);
    }

    /** What passed on the wire since the last time that this was asked; events as the simulators tell them. */
    public List<JsonNode> wireLog() throws IOException {
        List<JsonNode> log = new ArrayList<>();
        ask(name() + "/wire", "log").forEach(log::add);
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
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
