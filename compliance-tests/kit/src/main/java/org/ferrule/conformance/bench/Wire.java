package org.ferrule.conformance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The wire before one device: what is to go wrong on it, and what it has carried. */
public final class Wire {
    private final Simulator device;

    /** The wire before a device of {@code ferrule simulate}. */
    public Wire(Simulator device) {
        this.device = device;
    }

    private String name() {
        return device.name() + "/wire";
    }

    /**
     * Disturbs it, in the words of docs/faults.md.
     *
     * @throws IOException if it has no such fault
     */
    public void order(String fault) throws IOException {
        device.order(name() + " " + fault);
    }

    /** What passed since this was asked last, and which orders came between. */
    public List<JsonNode> log() throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        device.ask(name(), "log").forEach(entries::add);
        return entries;
    }
}
