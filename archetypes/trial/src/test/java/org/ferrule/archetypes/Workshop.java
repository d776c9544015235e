package org.ferrule.archetypes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Where projects are generated and built, with the Maven and the Java of this build. */
final class Workshop {
    private static final int LONGEST_MINUTES = 20;

    private final Path directory;
    private final Path repository;

    private Workshop(Path directory, Path repository) {
        this.directory = directory;
        this.repository = repository;
    }

    /**
     * What came of a Maven run.
     *
     * @param code its exit code
     * @param output everything that it said
     */
    record Outcome(int code, String output) {}

    /** An empty one. */
    static Workshop open(String name) throws IOException {
        Path directory = Path.of(property("directory")).resolve(name);
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        // Else Maven would find this repository's own, which no vendor has.
        Files.createDirectories(directory.resolve(".mvn"));
        Path repository = LayeredRepository.make(
                Path.of(property("directory"), "local-repository"),
                Path.of(property("repository")),
                Path.of(property("cache")));
        return new Workshop(directory, repository);
    }

    static String property(String name) {
        String value = System.getProperty("trial." + name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException("the build sets trial." + name);
        }
        return value;
    }

    /** Generates a project. */
    Outcome generate(String archetype, String artifactId, Map<String, String> parameters)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "org.apache.maven.plugins:maven-archetype-plugin:" + property("archetypePlugin") + ":generate",
                "-DarchetypeGroupId=org.ferrule",
                "-DarchetypeArtifactId=" + archetype,
                "-DarchetypeVersion=" + property("version"),
                "-DarchetypeCatalog=local",
                "-DartifactId=" + artifactId));
        parameters.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return maven(directory, arguments);
    }

    /** A project that was generated here. */
    Path project(String artifactId) {
        return directory.resolve(artifactId);
    }

    /** Runs Maven in a directory. */
    Outcome maven(Path where, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(property("maven"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + repository.toAbsolutePath()));
        if (property("offline").endsWith("true")) {
            line.add("-o");
        }
        line.addAll(arguments);
        return run(where, line);
    }

    /** Runs a command. */
    Outcome run(Path where, List<String> line) throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The options of this build's Maven are its own affair; these only save processor time.
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IOException("no end after " + LONGEST_MINUTES + " min: " + line + "\n" + Files.readString(log));
        }
        return new Outcome(process.exitValue(), Files.readString(log));
    }
}
