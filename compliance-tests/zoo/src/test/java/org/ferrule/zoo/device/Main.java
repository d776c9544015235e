package org.ferrule.zoo.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The zoo's device as a process: listens on loopback, announces itself in a line of JSON, and obeys its standard input until that ends. */
public final class Main {
    private Main() {}

    /**
     * Runs one device.
     *
     * @param args its number, so that two of them differ; then {@code slow} if it takes its time over each answer, {@code pushing} if it
     *     tells every change of every quantity by itself
     */
    public static void main(String[] args) throws IOException {
        Device device = new Device("Z-" + (1000 + 37 * Integer.parseInt(args[0])));
        List<String> kinds = List.of(args);
        device.pushes(kinds.contains("pushing"));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try (Listener listener = new Listener(device, kinds.contains("slow"));
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            out.println("{\"simulator\":\"" + Device.NAME + "\",\"port\":" + listener.port() + ",\"serialNumber\":\""
                    + device.serialNumber() + "\"}");
            Orders orders = new Orders(device, listener);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                try {
                    String answer = orders.obey(line);
                    if (!answer.isEmpty()) {
                        out.println(answer);
                    }
                    err.println("ok: " + line);
                } catch (RuntimeException wrong) {
                    err.println("error: " + wrong.getMessage());
                }
            }
        }
    }
}
