package org.ferrule.architecture.traceability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The proofs and the kit's checks in a project. Read from sources, because not every module is compiled when this one is tested. */
final class ProofSources {
    private static final List<String> ROOTS = List.of("src/main/java", "src/test/java");
    private static final Path CONTRACTS =
            Path.of("compliance-tests/kit/src/main/java/org/ferrule/conformance/contract");

    private ProofSources() {}

    static List<Proof> under(Path project) {
        List<Proof> proofs = new ArrayList<>();
        for (Path module : modules(project)) {
            for (String root : ROOTS) {
                for (Path source : sources(module.resolve(root))) {
                    proofs.addAll(proofs(name(project, source), read(source)));
                }
            }
        }
        return proofs;
    }

    /** What the kit tries with each plugin. */
    static List<Proof> checksUnder(Path project) {
        return sources(project.resolve(CONTRACTS)).stream()
                .flatMap(source -> CheckReader.read(name(project, source), read(source)).stream())
                .toList();
    }

    private static String name(Path project, Path source) {
        return project.relativize(source).toString().replace('\\', '/');
    }

    private static List<Proof> proofs(String file, String source) {
        return source.contains("@Proves") ? ProofReader.read(file, source) : List.of();
    }

    /** Follows the poms and so stays out of {@code target}, where other modules may be at work at the same time. */
    private static List<Path> modules(Path directory) {
        if (!Files.isRegularFile(directory.resolve("pom.xml"))) {
            return List.of();
        }
        List<Path> modules = new ArrayList<>(List.of(directory));
        try (Stream<Path> inside = Files.list(directory)) {
            inside.filter(Files::isDirectory).sorted().forEach(below -> modules.addAll(modules(below)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }

    private static List<Path> sources(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
