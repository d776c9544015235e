package org.ferrule.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.ferrule.launcher.boot.SimulatorProcess;

/** The room in which the devices stand: its clock, what hands do there, and what goes wrong. Nothing of it passes through the site. */
final class DemoRoom {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double SECONDS_PER_DAY = 86_400;

    private final SimulatorProcess simulators;

    DemoRoom(SimulatorProcess simulators) {
        this.simulators = simulators;
    }

    /** Lets the culture's time begin. */
    void begin() throws IOException, InterruptedException {
        simulators.tell("bench begin");
    }

    /** Simulated days since the beginning. */
    double day() throws IOException, InterruptedException {
        return hands("time").path("seconds").asDouble() / SECONDS_PER_DAY;
    }

    /** Does something by hand, such as {@code feed 1 150}; what the bench's scales and counter say of it. */
    JsonNode hands(String command) throws IOException, InterruptedException {
        return MAPPER.readTree(simulators.tell("bench " + command));
    }

    /** Lets a device go wrong or right, or works at its panel, such as {@code processor-1 door close}. */
    void tell(String command) throws IOException, InterruptedException {
        simulators.tell(command);
    }

    /** The checksum of a program as it was approved. */
    String approvedChecksum(String program) throws IOException {
        for (String announcement : simulators.announcements()) {
            JsonNode checksum = MAPPER.readTree(announcement).path("programs").path(program);
            if (checksum.isTextual()) {
                return checksum.asText();
            }
        }
        throw new IOException("the simulated cell processor holds no program " + program);
    }
}
