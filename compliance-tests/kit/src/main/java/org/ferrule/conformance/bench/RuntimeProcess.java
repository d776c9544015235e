package org.ferrule.conformance.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ferrule.conformance.witness.RuntimeWitness;
import org.ferrule.launcher.client.FirstSecret;

/** The runtime in a process of its own, with a watchdog: a driver that hangs everything does not hang the kit. */
public final class RuntimeProcess implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(60);

    private final TalkingProcess process;
    private final RuntimeWitness witness;

    private RuntimeProcess(TalkingProcess process, RuntimeWitness witness) {
        this.process = process;
        this.witness = witness;
    }

    /**
     * What to run.
     *
     * @param site directory with the site file
     * @param data of the site; kept over restarts
     * @param longest after which it is killed, whatever it does
     */
    record Plan(Path site, Path data, Duration longest) {}

    /**
     * Starts, and waits until the control endpoint listens.
     *
     * @throws IOException if it does not; with its last words
     */
    static RuntimeProcess start(TrialInstallation installation, Plan plan, Patience patience) throws IOException {
        RuntimeWitness witness = RuntimeWitness.listen();
        TalkingProcess process = TalkingProcess.start(
                "the runtime", installation.run(plan.site(), plan.data(), witness.javaOptions(installation.kit())));
        CompletableFuture.delayedExecutor(plan.longest().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> process.handle().destroyForcibly());
        RuntimeProcess runtime = new RuntimeProcess(process, witness);
        try {
            witness.connect(patience.stretched(START), process::isAlive);
        } catch (IOException e) {
            runtime.close();
            throw new IOException("the runtime did not start: " + process.lastWords(), e);
        }
        Path control = plan.data().resolve("control.json");
        if (!patience.awaitTrue(START, () -> Files.exists(control) || !process.isAlive()) || !process.isAlive()) {
            runtime.close();
            throw new IOException("the runtime did not start: " + process.lastWords());
        }
        return runtime;
    }

    /** Sees into the process. */
    public RuntimeWitness witness() {
        return witness;
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
        witness.close();
        process.kill();
    }

    /** In good order, as by SIGTERM. */
    @Override
    public void close() {
        process.close();
        witness.close();
    }
}
