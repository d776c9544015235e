package org.ferrule.conformance.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Lines there, lines back. A late answer is not taken for that to the next question. */
final class Conversation implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Socket agent;
    private final BufferedReader in;
    private final Writer out;
    private long number;

    Conversation(Socket agent) throws IOException {
        this.agent = agent;
        this.in = new BufferedReader(new InputStreamReader(agent.getInputStream(), StandardCharsets.UTF_8));
        this.out = new OutputStreamWriter(agent.getOutputStream(), StandardCharsets.UTF_8);
    }

    /** The first line, by which the agent proves that it is the right one. */
    String greeting(Duration limit) throws IOException {
        agent.setSoTimeout(Math.toIntExact(limit.toMillis()));
        String line = in.readLine();
        return line == null ? "" : line;
    }

    /** What the agent answers; if it does not, the exception tells why. */
    JsonNode ask(String question, Duration limit) throws WitnessException {
        JsonNode answer = exchange(question, limit);
        if (answer.has("notVisible")) {
            throw new NotVisibleException(
                    question + ": " + answer.get("notVisible").asText());
        }
        if (!answer.has("answer")) {
            throw new WitnessException(question + ": " + answer.path("refused").asText());
        }
        return answer.get("answer");
    }

    private synchronized JsonNode exchange(String question, Duration limit) throws WitnessException {
        number++;
        try {
            agent.setSoTimeout(Math.toIntExact(limit.toMillis()));
            out.write(number + " " + question + "\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode answer = MAPPER.readTree(line);
                if (answer.path("number").asLong() == number) {
                    return answer;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new WitnessException("the runtime's agent did not answer '" + question + "' within " + limit, e);
        } catch (IOException e) {
            throw new WitnessException("the runtime went away during '" + question + "'", e);
        }
        throw new WitnessException("the runtime went away during '" + question + "'");
    }

    @Override
    public void close() throws IOException {
        agent.close();
    }
}
