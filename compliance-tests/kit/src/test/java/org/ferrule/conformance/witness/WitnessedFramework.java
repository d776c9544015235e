package org.ferrule.conformance.witness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.ferrule.conformance.witness.resident.Resident;
import org.ferrule.conformance.witness.trial.TrialFramework;

/** A process with a framework, and the witness in it. On its class path is what is on the launcher's, and nothing of the kit. */
final class WitnessedFramework implements AutoCloseable {
    static final Duration LONG = Duration.ofMinutes(2);

    private final Process process;
    private final RuntimeWitness witness;

    private WitnessedFramework(Process process, RuntimeWitness witness) {
        this.process = process;
        this.witness = witness;
    }

    static WitnessedFramework start(Path work, String... options) throws IOException {
        Path jar = Path.of(
                "target",
                "lib",
                Path.of(System.getProperty("ferrule.artifact")).getFileName().toString());
        Path first = TestBundle.of("resident", Resident.class).writeTo(work);
        RuntimeWitness witness = RuntimeWitness.listen();
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        line.addAll(List.of(options));
        line.addAll(witness.javaOptions(jar));
        line.add("-Dtrial.file=" + Files.writeString(work.resolve("left open.txt"), "x"));
        line.addAll(List.of("-cp", classPath(), TrialFramework.class.getName()));
        line.addAll(List.of(work.resolve("cache").toString(), first.toUri().toString()));
        Process process = new ProcessBuilder(line)
                .redirectOutput(work.resolve("out.txt").toFile())
                .redirectError(work.resolve("err.txt").toFile())
                .start();
        try {
            witness.connect(LONG, process::isAlive);
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(WitnessException.class)
                    .atMost(LONG)
                    .until(() -> witness.bundles().stream()
                            .anyMatch(each -> each.name().equals("resident")
                                    && each.state().equals("ACTIVE")));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw new IOException(Files.readString(work.resolve("err.txt")), e);
        }
        return new WitnessedFramework(process, witness);
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*(launcher|felix|slf4j|logback|test-classes).*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    RuntimeWitness witness() {
        return witness;
    }

    @Override
    public void close() throws IOException {
        witness.close();
        process.destroyForcibly();
    }
}
