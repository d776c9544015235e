package org.ferrule.conformance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * What a simulated device holds, asked and put at the device itself: the far end of the wire.
 *
 * @param device that testifies
 */
public record DeviceTruth(Simulator device) {
    /** Everything that it shows now, by the simulator's names. */
    public JsonNode tell() throws IOException {
        return device.ask("truth");
    }

    /** One quantity; missing if the simulator has none of that name. */
    public JsonNode tell(String quantity) throws IOException {
        return tell().path(quantity);
    }

    /** Lets a quantity stand at a value; false if the device cannot show it, or nobody can set it. */
    public boolean put(String quantity, String value) throws IOException {
        return device.carriesOut(order(quantity, value));
    }

    /** The order that does it. */
    public static String order(String quantity, String value) {
        return "truth " + quantity + " " + value;
    }

    /** Lets everything go on by itself. */
    public void free() throws IOException {
        device.order("truth free");
    }
}
