package org.ferrule.transport.stream;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ferrule.api.descriptor.Settings;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.StreamLink;
import org.ferrule.transport.line.SerialCable;

/** A device that answers lines: echoes, answers twice, never ends its answer, or answers far too long. */
final class LineDevice implements AutoCloseable {
    /** How it is connected. */
    enum Medium {
        TCP,
        SERIAL
    }

    private final Medium medium;
    private final SerialCable cable = new SerialCable();
    private final ServerSocket server = new ServerSocket(0, 300, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore written = new Semaphore(0);

    LineDevice(Medium medium) throws IOException {
        this.medium = medium;
        start(medium == Medium.TCP ? this::accept : this::attend);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "line-device");
        thread.setDaemon(true);
        thread.start();
    }

    int connections() {
        return connections.get();
    }

    /** Waits until a doubled answer is out in full. */
    void awaitWritten() {
        try {
            if (!written.tryAcquire(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the device did not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                start(() -> {
                    try (socket) {
                        serve(socket.getInputStream(), socket.getOutputStream());
                    } catch (IOException e) {
                        // The host hung up.
                    }
                });
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void attend() {
        try (FileInputStream in = new FileInputStream(cable.device());
                FileOutputStream out = new FileOutputStream(cable.device())) {
            serve(in, out);
        } catch (IOException e) {
            // The cable is pulled out.
        }
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String answer =
                    switch (line) {
                        case "TWICE" -> "one\r\ntwo\r\n";
                        case "OPEN" -> "no end";
                        case "LONG" -> "x".repeat(300) + "\r\n";
                        case "" -> "";
                        default -> line + "\r\n";
                    };
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (line.equals("TWICE")) {
                written.release();
            }
        }
    }

    SharedLink link() throws ConfigurationException {
        if (medium == Medium.SERIAL) {
            return serial(cable.host());
        }
        return open(
                "tcp",
                Map.of(
                        "host", new Value.Text("127.0.0.1"),
                        "port", new Value.Int(server.getLocalPort()),
                        "connectTimeout", new Value.Span(Duration.ofSeconds(2)),
                        "timeout", new Value.Span(Duration.ofSeconds(2))));
    }

    static SharedLink serial(String path) throws ConfigurationException {
        return open(
                "serial",
                Map.of(
                        "port", new Value.Text(path),
                        "baud", new Value.Int(9600),
                        "dataBits", new Value.Int(8),
                        "stopBits", new Value.Int(1),
                        "parity", new Value.Text("none"),
                        "timeout", new Value.Span(Duration.ofSeconds(2))));
    }

    private static SharedLink open(String variant, Map<String, Value> settings) throws ConfigurationException {
        Path nowhere = Path.of("unused");
        return new StreamTransport()
                .open(new LinkConfiguration("bench", "stream", variant, Settings.of(settings), nowhere, nowhere));
    }

    static StreamLink lease(SharedLink shared, String user) {
        return (StreamLink) shared.lease(new EquipmentId(user), reason -> {}).link();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cable.close();
    }
}
