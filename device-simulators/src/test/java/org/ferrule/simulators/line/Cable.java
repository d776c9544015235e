package org.ferrule.simulators.line;

import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A serial line of two pseudo-terminals, which socat joins: the test talks at one end, the device is at the other. */
public final class Cable implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final long PATIENCE_SECONDS = 20;

    private final Path host;
    private final Path device;
    private final Process socat;
    private final FileOutputStream out;
    private final DataInputStream in;

    private Cable(Path directory, String name) throws IOException {
        host = directory.resolve(name + "-host");
        device = directory.resolve(name + "-device");
        socat = start();
        Awaitility.await("socat makes both ends")
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> Files.exists(host) && Files.exists(device));
        out = new FileOutputStream(host.toFile());
        in = new DataInputStream(new FileInputStream(host.toFile()));
    }

    /** Lays a cable. */
    public static Cable in(Path directory, String name) throws IOException {
        return new Cable(directory, name);
    }

    private Process start() throws IOException {
        try {
            return new ProcessBuilder("socat", "pty,raw,echo=0,link=" + host, "pty,raw,echo=0,link=" + device)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "socat lays the serial line; install it with 'apt-get install socat', as .ci/run does", e);
        }
    }

    /** The device's end. */
    public String device() throws IOException {
        return device.toRealPath().toString();
    }

    /** Says bytes at the host's end and answers as many as are expected. */
    public String ask(String request, int length) throws Exception {
        out.write(HEX.parseHex(request.replace(" ", "")));
        return HEX.formatHex(CompletableFuture.supplyAsync(() -> read(length)).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private byte[] read(int length) {
        byte[] bytes = new byte[length];
        try {
            in.readFully(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
        socat.destroyForcibly();
        in.close();
    }
}
