package org.ferrule.plugin.arc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of {@code src/test/c/arc_like_server.c}: libmodbus with the registers of a sensor. */
final class LibmodbusServer implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/c/arc_like_server.c");
    private static final String REMEDY = "these tests compile a server around libmodbus; install what they need, as "
            + ".ci/run does: apt-get install gcc libc6-dev libmodbus-dev";

    private final Process process;
    private final int port;

    private LibmodbusServer(Path program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
            port = Integer.parseInt(String.valueOf(out.readLine()));
        } catch (IOException | NumberFormatException e) {
            process.destroyForcibly();
            throw new IOException("the libmodbus server did not start with " + arguments, e);
        }
    }

    /** Compiles the server; fails with the names of the packages if it cannot. */
    static Path compile(Path directory) throws Exception {
        assertThat(Path.of("/usr/include/modbus/modbus.h")).as(REMEDY).isRegularFile();
        Path program = directory.resolve("arc_like_server");
        Path log = directory.resolve("gcc.log");
        Process gcc;
        try {
            gcc = new ProcessBuilder(
                            "gcc",
                            "-Wall",
                            "-Werror",
                            "-I/usr/include/modbus",
                            "-o",
                            program.toString(),
                            SOURCE.toString(),
                            "-lmodbus")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(REMEDY, e);
        }
        assertThat(gcc.waitFor(60, TimeUnit.SECONDS)).as("gcc ends").isTrue();
        assertThat(gcc.exitValue()).as("%s%n%s", REMEDY, Files.readString(log)).isZero();
        return program;
    }

    static LibmodbusServer tcp(Path program) throws IOException {
        return new LibmodbusServer(program, List.of("tcp"));
    }

    static LibmodbusServer rtu(Path program, String device) throws IOException {
        return new LibmodbusServer(
                program, List.of("rtu", Path.of(device).toRealPath().toString()));
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
