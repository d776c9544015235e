package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of {@code src/test/js/servers.js}: OPC UA servers by node-opcua, which nobody of this project wrote. */
final class NodeServers implements AutoCloseable {
    static final String NAMESPACE = "urn:peer:device";

    private static final Path PACKAGES = Path.of("../../../.peers/node_modules");
    private static final String REMEDY = "these tests run a server around the npm package node-opcua, with node 20 or"
            + " newer; install it at the top of the project, as .ci/run does: npm ci --prefix .peers";

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;
    private final Path directory;
    private final String line;

    private NodeServers(Path directory, int port, List<String> names) throws IOException {
        assertThat(PACKAGES.resolve("node-opcua")).as(REMEDY).isDirectory();
        this.directory = directory;
        Path log = directory.resolve("node.log");
        List<String> command = new ArrayList<>(List.of("node", "src/test/js/servers.js", directory.toString()));
        command.add(Integer.toString(port));
        command.addAll(names);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment()
                .put("NODE_PATH", PACKAGES.toAbsolutePath().normalize().toString());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException(REMEDY, e);
        }
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        await().atMost(LONGEST_START).until(() -> out.ready() || !process.isAlive());
        line = String.valueOf(out.readLine());
        assertThat(line).as("%s%n%s", REMEDY, Files.readString(log)).startsWith("{");
    }

    /** The servers of these names on any ports, with keys and certificates of their own in the directory. */
    static NodeServers start(Path directory, String... names) throws IOException {
        return new NodeServers(directory, 0, List.of(names));
    }

    /** Ends the process without a word to its clients. */
    void kill() throws InterruptedException {
        assertThat(process.destroyForcibly().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    /** The secured server with its certificate, on its port, in a new process. */
    NodeServers startAgain() throws IOException {
        return new NodeServers(directory, port("secured"), List.of("secured"));
    }

    int port(String server) {
        return Integer.parseInt(find(server, "port\":(\\d+)"));
    }

    X509Certificate certificate(String server) throws Exception {
        try (InputStream in = Files.newInputStream(Path.of(find(server, "certificate\":\"([^\"]+)")))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private String find(String server, String what) {
        Matcher found = Pattern.compile(server + "\":\\{.*?" + what).matcher(line);
        assertThat(found.find()).as("%s in %s", what, line).isTrue();
        return found.group(1);
    }

    /** The process ends with its standard input, and so with this one too. */
    @Override
    public void close() {
        process.destroy();
    }
}
