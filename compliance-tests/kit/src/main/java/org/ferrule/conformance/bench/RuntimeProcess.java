package org.ferrule.conformance.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The runtime in a process of its own, with a watchdog: a driver that hangs everything does not hang the kit. */
public final class RuntimeProcess implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(60);

    private final TalkingProcess process;

    private RuntimeProcess(TalkingProcess process) {
        this.process = process;
    }

    /**
     * What to run.
     *
     * @param site directory with the site file
     * @param data of the site; kept over restarts
     * @param javaOptions of the process
     * @param longest after which it is killed, whatever it does
     */
    public record Plan(Path site, Path data, List<String> javaOptions, Duration longest) {}

    /**
     * Starts, and waits until the site runs.
     *
     * @throws IOException if it does not; with its last words
     */
    public static RuntimeProcess start(TrialInstallation installation, Plan plan, Patience patience)
            throws IOException {
        TalkingProcess process =
                TalkingProcess.start("the runtime", installation.run(plan.site(), plan.data(), plan.javaOptions()));
        RuntimeProcess runtime = new RuntimeProcess(process);
        CompletableFuture.delayedExecutor(plan.longest().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> process.handle().destroyForcibly());
        if (!patience.awaitTrue(START, () -> runtime.said("site").isPresent() || !process.isAlive())
                || runtime.said("site").isEmpty()) {
            process.close();
            throw new IOException("the runtime did not start: " + process.lastWords());
        }
        return runtime;
    }

    /** What the first start of a site prints once: who may sign in, and the secret for it. */
    Optional<JsonNode> firstSecret() {
        return said("firstSecret");
    }

    private Optional<JsonNode> said(String what) {
        return process.heard(0, line -> {
            try {
                return Optional.ofNullable(MAPPER.readTree(line)).filter(json -> json.has(what));
            } catch (JsonProcessingException noJson) {
                return Optional.empty();
            }
        });
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Of the process, for whoever looks into it from outside. */
    public long pid() {
        return process.handle().pid();
    }

    /** For messages. */
    public String lastWords() {
        return process.lastWords();
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** In good order, as by SIGTERM. */
    @Override
    public void close() {
        process.close();
    }
}
