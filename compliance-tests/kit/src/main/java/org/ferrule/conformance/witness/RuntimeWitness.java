package org.ferrule.conformance.witness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sees into the runtime's process through the agent there. One for each process: {@link #listen}, start the process with
 * {@link #javaOptions}, {@link #connect}, then ask. Safe for any thread; questions wait for each other.
 *
 * <p>Every question throws {@link WitnessException} if the process has gone, does not answer within two minutes, or refuses, with the
 * reason.
 */
public final class RuntimeWitness implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ServerSocket door;
    private final String key = UUID.randomUUID().toString();
    private @Nullable Conversation conversation;

    private RuntimeWitness(ServerSocket door) {
        this.door = door;
    }

    /** Begins to wait for an agent, on a free port of the loopback interface. */
    public static RuntimeWitness listen() throws IOException {
        return new RuntimeWitness(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
    }

    /**
     * What the runtime's Java needs on its command line.
     *
     * @param kitJar the kit's own jar
     * @throws IllegalArgumentException if Java could not read the path out of the option
     */
    public List<String> javaOptions(Path kitJar) {
        String path = kitJar.toAbsolutePath().toString();
        if (path.contains("=")) {
            throw new IllegalArgumentException(
                    path
                            + " has a '=' in it, at which Java would end the name of the agent's jar. Unpack Ferrule elsewhere.");
        }
        // What is only softly held counts as gone: it would go as soon as memory is needed.
        return List.of("-javaagent:" + path + "=" + door.getLocalPort() + "," + key, "-XX:SoftRefLRUPolicyMSPerMB=0");
    }

    /**
     * Waits for the agent, which comes before the runtime's main method.
     *
     * @param limit how long
     * @param isAlive whether the process still runs; if not, nobody will come
     */
    public void connect(Duration limit, BooleanSupplier isAlive) throws IOException {
        door.setSoTimeout(Math.toIntExact(LOOK.toMillis()));
        for (long looks = Math.max(1, limit.dividedBy(LOOK)); looks > 0 && isAlive.getAsBoolean(); looks--) {
            try {
                Conversation visitor = new Conversation(door.accept());
                if (visitor.greeting(limit).equals(key)) {
                    conversation = visitor;
                    return;
                }
                visitor.close();
            } catch (SocketTimeoutException e) {
                // Look again.
            }
        }
        throw new WitnessException("the runtime's agent did not come within " + limit
                + (isAlive.getAsBoolean() ? "" : ": the process has ended"));
    }

    /** All live threads. */
    public List<ThreadSeen> threads() throws WitnessException {
        return list("threads", ThreadSeen.class);
    }

    /** Interrupts the threads of a name, as the runtime does with a call that is overdue; how many there were. */
    public int interrupt(String thread) throws WitnessException {
        return ask("interrupt 0 " + line(thread), LONGEST).path("interrupted").asInt();
    }

    /** All installed bundles. */
    public List<BundleSeen> bundles() throws WitnessException {
        return list("bundles", BundleSeen.class);
    }

    /** Listeners and services that outlived the bundle of their class. */
    public List<StraySeen> strays() throws WitnessException {
        return list("strays", StraySeen.class);
    }

    /** The heap after full collections. */
    public HeapSeen heap() throws WitnessException {
        return ask("heap", LONGEST, HeapSeen.class);
    }

    /** Installs a plugin as the launcher would; does not start it. */
    public DeedSeen install(Path jar, Duration limit) throws WitnessException {
        return deed("install", jar.toAbsolutePath().toString(), limit);
    }

    /** Starts a bundle. */
    public DeedSeen start(String bundle, Duration limit) throws WitnessException {
        return deed("start", bundle, limit);
    }

    /** Stops a bundle. */
    public DeedSeen stop(String bundle, Duration limit) throws WitnessException {
        return deed("stop", bundle, limit);
    }

    /** Uninstalls a bundle. */
    public DeedSeen uninstall(String bundle, Duration limit) throws WitnessException {
        return deed("uninstall", bundle, limit);
    }

    /** Remembers the class loader that the bundle has now, without holding it. Tells how many of this bundle are remembered. */
    public int rememberLoader(String bundle) throws WitnessException {
        return ask("loader 0 " + line(bundle), LONGEST).path("remembered").asInt();
    }

    /** Collects garbage until all remembered class loaders of the bundle are gone, or the limit is reached. */
    public LoadersSeen loaders(String bundle, Duration limit) throws WitnessException {
        String question = "collected " + seconds(limit) + " " + line(bundle);
        return ask(question, limit.plus(LONGEST), LoadersSeen.class);
    }

    /** All sockets of the process. */
    public List<SocketSeen> sockets() throws WitnessException {
        return list("sockets", SocketSeen.class);
    }

    /** All open files of the process, and what else has a descriptor. */
    public List<FileSeen> files() throws WitnessException {
        return list("files", FileSeen.class);
    }

    /** What was written to the standard streams while a bundle was at work, since the process began. The first 2000 pieces. */
    public List<OutputSeen> output() throws WitnessException {
        return list("output", OutputSeen.class);
    }

    /**
     * Puts the process's wall clock, as java.time tells it, an amount before or behind the machine's; what measures intervals stays as it is.
     *
     * @param scratch a directory that both can read
     */
    public void step(Duration ahead, Path scratch) throws IOException {
        Path clock = SteppableClock.write(scratch.toAbsolutePath().resolve("Clock.class"));
        JsonNode unused = ask("step " + ahead.toSeconds() + " " + line(clock.toString()), LONGEST);
    }

    private DeedSeen deed(String deed, String argument, Duration limit) throws WitnessException {
        String question = deed + " " + seconds(limit) + " " + line(argument);
        return ask(question, limit.plus(LONGEST), DeedSeen.class);
    }

    /** The one member of the answer that bears the question's name. */
    private <T> List<T> list(String question, Class<T> element) throws WitnessException {
        List<T> seen = new ArrayList<>();
        for (JsonNode each : ask(question, LONGEST).path(question)) {
            seen.add(MAPPER.convertValue(each, element));
        }
        return List.copyOf(seen);
    }

    private <T> T ask(String question, Duration limit, Class<T> type) throws WitnessException {
        return MAPPER.convertValue(ask(question, limit), type);
    }

    private JsonNode ask(String question, Duration limit) throws WitnessException {
        if (conversation == null) {
            throw new WitnessException("nobody to ask '" + question + "': the agent did not connect");
        }
        return conversation.ask(question, limit);
    }

    private static long seconds(Duration limit) {
        return Math.max(1, limit.plusMillis(999).toSeconds());
    }

    private static String line(String argument) {
        if (argument.indexOf('\n') >= 0 || argument.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("'" + argument + "' has a line break in it");
        }
        return argument;
    }

    /** Lets the agent go. The runtime goes on. */
    @Override
    public void close() {
        try (door) {
            if (conversation != null) {
                conversation.close();
            }
        } catch (IOException nobodyListensAnyMore) {
            // The other end has gone, which is what closing is for.
        }
    }
}
