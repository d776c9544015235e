package org.ferrule.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Small libraries that stand between a process and its operating system. */
final class Preloaded {
    private Preloaded() {}

    /** Compiles a source beside the tests into a library for {@code LD_PRELOAD}. */
    static Path compile(String name, Path directory) throws Exception {
        Path source = directory.resolve(name);
        Path library = directory.resolve(name.replace(".c", ".so"));
        try (InputStream stored = Preloaded.class.getResourceAsStream(name)) {
            Files.copy(Objects.requireNonNull(stored), source);
        }
        Process gcc;
        try {
            gcc = new ProcessBuilder(
                            "gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString(), "-ldl")
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "this test needs gcc and a C library to compile with: apt-get install gcc libc6-dev", e);
        }
        assertThat(gcc.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(gcc.exitValue()).as("gcc and libc6-dev are installed").isZero();
        return library;
    }
}
