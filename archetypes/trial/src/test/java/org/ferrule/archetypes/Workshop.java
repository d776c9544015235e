package org.ferrule.archetypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
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
                archetypePlugin(),
                "-DarchetypeGroupId=org.ferrule",
                "-DarchetypeArtifactId=" + archetype,
                "-DarchetypeVersion=" + property("version"),
                "-DartifactId=" + artifactId));
        parameters.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        return maven(directory, arguments);
    }

    private static String archetypePlugin() {
        return "org.apache.maven.plugins:maven-archetype-plugin:" + property("archetypePlugin") + ":generate";
    }

    /** A directory with a Maven for people who type its name, which may have no network to look up short names of plugins in. */
    Path tools() throws IOException {
        Path tools = Files.createDirectory(directory.resolve("tools"));
        Path script =
                Files.writeString(tools.resolve("mvn"), """
                #!/bin/bash
                exec %s "${@/#archetype:generate/%s}"
                """.formatted(String.join(" ", maven()), archetypePlugin()));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return tools.toAbsolutePath();
    }

    /** A project that was generated here. */
    Path project(String artifactId) {
        return directory.resolve(artifactId);
    }

    /** Runs Maven in a directory. */
    Outcome maven(Path where, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = maven();
        line.addAll(arguments);
        return run(where, line);
    }

    private List<String> maven() {
        List<String> line = new ArrayList<>(List.of(
                Path.of(property("maven"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + repository.toAbsolutePath(),
                "-DarchetypeCatalog=local",
                "-Dferrule.timeMultiplier=" + System.getProperty("ferrule.timeMultiplier", "1")));
        if (property("offline").endsWith("true")) {
            line.add("-o");
        }
        return line;
    }

    /** Where this build's own artifacts of a group below org.ferrule are for every project of the workshop. */
    static Path artifacts(String group, String artifactId, String version) {
        return Path.of(property("repository"), group.split("\\."))
                .resolve(artifactId)
                .resolve(version);
    }

    /** Starts what does not end by itself, and ends it when it has shown a line that begins so; everything that it showed. */
    String firstLine(Path where, List<String> line, String beginning) throws IOException, InterruptedException {
        // Where that line never comes.
        List<String> bounded = new ArrayList<>(List.of("timeout", "300"));
        bounded.addAll(line);
        Process process = builder(where, bounded).start();
        StringBuilder shown = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            boolean isThere = false;
            while (!isThere) {
                String next = reader.readLine();
                shown.append(next).append('\n');
                isThere = next == null || next.startsWith(beginning);
            }
        } finally {
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
        }
        return shown.toString();
    }

    /** Runs a command. */
    Outcome run(Path where, List<String> line) throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "run", ".log");
        Process process = builder(where, line).redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            throw new IOException("no end after " + LONGEST_MINUTES + " min: " + line + "\n" + Files.readString(log));
        }
        return new Outcome(process.exitValue(), Files.readString(log));
    }

    private static ProcessBuilder builder(Path where, List<String> line) {
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // The options of this build's Maven are its own affair; these only save processor time.
        builder.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return builder;
    }
}
