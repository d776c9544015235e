package org.ferrule.conformance.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Where the agent begins: {@code -javaagent:conformance-kit.jar=PORT,KEY}. */
public final class RuntimeAgent {
    /** What the names of the agent's threads begin with. */
    static final String THREAD = "conformance-agent";

    private RuntimeAgent() {}

    /**
     * Called by Java before the runtime's own main method. Fails, and the runtime with it, if the kit does not listen.
     *
     * @param options the kit's port, and the key by which it knows this agent
     * @param instrumentation given by Java
     * @throws IOException if the kit cannot be reached
     */
    public static void premain(String options, Instrumentation instrumentation) throws IOException {
        String[] words = options.split(",", 2);
        Interior.open(instrumentation);
        OutputWatch output = new OutputWatch();
        output.begin();
        Socket kit = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0]));
        Answers answers = new Answers(instrumentation, kit, output);
        Thread thread = new Thread(null, () -> talk(kit, words[1], answers), THREAD);
        thread.setDaemon(true);
        thread.start();
    }

    private static void talk(Socket kit, String key, Answers answers) {
        try (kit;
                Writer out = new OutputStreamWriter(kit.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(kit.getInputStream(), StandardCharsets.UTF_8))) {
            out.write(key + "\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(answers.to(line) + "\n");
                out.flush();
            }
        } catch (IOException e) {
            // The kit has gone, which ends the trial; whoever started this runtime ends it too.
            throw new UncheckedIOException(e);
        }
    }
}
