package org.ferrule.simulators.wire;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ferrule.simulators.culture.SimulationClock;

/** A wire log in a file, one event a line, complete up to the last line at any time. Thread-safe. */
public final class WireLog implements WireTap, AutoCloseable {

    private final BufferedWriter file;

    private WireLog(BufferedWriter file) {
        this.file = file;
    }

    /** Begins a new log with the time of day from which its seconds count; a file of that name is replaced. */
    public static WireLog to(Path path) throws IOException {
        BufferedWriter file = Files.newBufferedWriter(path, StandardCharsets.US_ASCII);
        file.write("# began " + SimulationClock.wall().instant());
        file.newLine();
        file.flush();
        return new WireLog(file);
    }

    @Override
    public synchronized void saw(WireEvent event) {
        try {
            file.write(event.line());
            file.newLine();
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the wire log cannot be written", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
