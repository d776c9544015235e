package org.ferrule.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One Java source file as text; {@code toString} is what a failed rule prints. */
record SourceFile(Path path, List<String> lines) {
    static List<SourceFile> under(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .map(SourceFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SourceFile read(Path path) {
        try {
            return new SourceFile(path, Files.readAllLines(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String typeName() {
        return path.getFileName().toString().replace(".java", "");
    }

    boolean isPackageDescription() {
        return typeName().equals("package-info");
    }

    boolean contains(String word) {
        return lines.stream().anyMatch(line -> line.contains(word));
    }

    @Override
    public String toString() {
        return path + " (" + lines.size() + " lines)";
    }
}
