package org.ferrule.conformance.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ferrule.launcher.admission.LockedFolder;

/** The distribution's runtime with no plugin but the one on trial, so that no other stands in for it. */
public final class TrialInstallation {
    /** From this Java on archives are of another kind, with remarks of their own. */
    private static final int AOT = 24;

    private static final String INTERPRETER = "register-map";

    /** Longer than a start takes where others compute, too. */
    private static final Duration OTHERS = Duration.ofSeconds(15);

    private final Path distribution;
    private final Path home;
    private final Turn devices = new Turn(OTHERS);
    private final Turn sites = new Turn(OTHERS);

    private TrialInstallation(Path distribution, Path home) {
        this.distribution = distribution;
        this.home = home;
    }

    /**
     * Prepares a directory.
     *
     * @param distribution unpacked, with bundles, lib and simulators
     * @param directory made anew for this trial
     */
    public static TrialInstallation prepare(Path distribution, Path directory, Path plugin) throws IOException {
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        Files.createSymbolicLink(directory.resolve("bundles"), distribution.resolve("bundles"));
        Files.copy(plugin, plugins.resolve(plugin.getFileName()));
        try (Stream<Path> others = Files.list(distribution.resolve("plugins"))) {
            // Interprets the descriptors that have bindings, and has no type of its own.
            for (Path interpreter : others.filter(
                            other -> String.valueOf(other.getFileName()).startsWith(INTERPRETER))
                    .toList()) {
                if (!interpreter.getFileName().equals(plugin.getFileName())) {
                    Files.createSymbolicLink(plugins.resolve(interpreter.getFileName()), interpreter);
                }
            }
        }
        // In place of the distribution's own list: whether the plugin is signed, and by whom, is judged by
        // PackageContract.
        LockedFolder.lockTrial(directory);
        return new TrialInstallation(distribution, directory);
    }

    /** To start devices. */
    Turn devices() {
        return devices;
    }

    /** To start a site, while another starts its devices. */
    Turn sites() {
        return sites;
    }

    /** Runs a site. */
    List<String> run(Path site, Path data, List<String> javaOptions) {
        List<String> line = java(archived("java"));
        line.addAll(javaOptions);
        line.addAll(List.of(
                "-Dferrule.home=" + home,
                "-Duser.home=" + home,
                "-cp",
                // As the script has it: some of the runtime's bundles take classes from there.
                all(distribution.resolve("lib")) + File.pathSeparator + all(home.resolve("bundles")),
                "org.ferrule.launcher.Main",
                "run",
                site.toString(),
                "--data",
                data.toString(),
                "--json"));
        return line;
    }

    /** The archive of classes of {@code ferrule prepare}, if there is one, as the script uses it (decision 0008). */
    private List<String> archived(String program) {
        int version = Runtime.version().feature();
        Path archive = distribution.resolve("archives").resolve(program + "-" + version + ".jsa");
        return Files.isRegularFile(archive)
                ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off" + (version >= AOT ? ",aot*=off" : ""))
                : List.of();
    }

    /**
     * The kit's own jar, which is also the agent's.
     *
     * @throws IOException if the distribution holds none
     */
    Path kit() throws IOException {
        try (Stream<Path> jars = Files.list(distribution.resolve("conformance"))) {
            return jars.filter(jar -> String.valueOf(jar.getFileName()).startsWith("conformance-kit"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(distribution + " holds no conformance kit. Unpack it again."));
        }
    }

    /** Starts one of our simulators. */
    public List<String> simulate(List<String> arguments) {
        List<String> line = java(archived("simulators"));
        line.addAll(List.of("-cp", all(distribution.resolve("simulators")), "org.ferrule.simulators.cli.Simulate"));
        line.addAll(arguments);
        return line;
    }

    private static String all(Path directory) {
        return directory + File.separator + "*";
    }

    private static List<String> java(List<String> options) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MetaspaceSize=128m"));
        line.addAll(options);
        return line;
    }
}
