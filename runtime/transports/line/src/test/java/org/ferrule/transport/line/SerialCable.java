package org.ferrule.transport.line;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Two pseudo-terminals joined by socat: what is written into one end comes out of the other. */
public final class SerialCable implements AutoCloseable {
    private final Path directory;
    private final Process socat;

    /** Plugs in. */
    public SerialCable() throws IOException {
        directory = Files.createTempDirectory("serial-cable");
        socat = start();
        Awaitility.await("socat makes both ends")
                .atMost(Duration.ofSeconds(10))
                .until(() -> Files.exists(Path.of(host())) && Files.exists(Path.of(device())));
    }

    private Process start() throws IOException {
        try {
            return new ProcessBuilder("socat", "PTY,raw,echo=0,link=" + host(), "PTY,raw,echo=0,link=" + device())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("socat.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("these tests need socat; install it, for example: apt-get install socat", e);
        }
    }

    /** The end for the link under test. */
    public String host() {
        return directory.resolve("host").toString();
    }

    /** The end for the device. */
    public String device() {
        return directory.resolve("device").toString();
    }

    /** Pulls the cable out. */
    @Override
    public void close() throws IOException {
        socat.destroy();
        try {
            socat.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socat.destroyForcibly();
    }
}
