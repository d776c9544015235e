package org.ferrule.conformance.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ferrule.launcher.client.FirstSecret;

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
    record Plan(Path site, Path data, List<String> javaOptions, Duration longest) {}

    /**
     * Starts, and waits until the control endpoint listens.
     *
     * @throws IOException if it does not; with its last words
     */
    static RuntimeProcess start(TrialInstallation installation, Plan plan, Patience patience) throws IOException {
        TalkingProcess process =
                TalkingProcess.start("the runtime", installation.run(plan.site(), plan.data(), plan.javaOptions()));
        CompletableFuture.delayedExecutor(plan.longest().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> process.handle().destroyForcibly());
        Path control = plan.data().resolve("control.json");
        if (!patience.awaitTrue(START, () -> Files.exists(control) || !process.isAlive()) || !process.isAlive()) {
            process.close();
            throw new IOException("the runtime did not start: " + process.lastWords());
        }
        return new RuntimeProcess(process);
    }

    /** What the first start of a site prints once: who may sign in, and the secret for it. */
    Optional<FirstSecret> firstSecret() {
        return process.heard(0, RuntimeProcess::secret);
    }

    private static Optional<FirstSecret> secret(String line) {
        try {
            JsonNode said = MAPPER.readTree(line).path("firstSecret");
            return said.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(new FirstSecret(
                            said.path("user").asText(), said.path("secret").asText()));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
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
    void kill() throws InterruptedException {
        process.kill();
    }

    /** In good order, as by SIGTERM. */
    @Override
    public void close() {
        process.close();
    }
}
