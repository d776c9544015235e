package org.ferrule.plugin.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of {@code src/test/js/lads_bioreactor.js}: the published LADS types, served by node-opcua. */
final class NodeBioreactor implements AutoCloseable {
    private static final Path PACKAGES = Path.of("../../.peers/node_modules");
    private static final Pattern READY = Pattern.compile("\\{\"port\":(\\d+),\"certificate\":\"([^\"]+)\"}");
    private static final String REMEDY = "these tests run a server around the npm package node-opcua, with node 20 or"
            + " newer; install it at the top of the project, as .ci/run does: npm ci --prefix .peers";

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;
    private final Matcher ready;

    NodeBioreactor(Path directory) throws IOException {
        assertThat(PACKAGES.resolve("node-opcua-nodesets")).as(REMEDY).isDirectory();
        Path log = directory.resolve("node.log");
        ProcessBuilder builder = new ProcessBuilder("node", "src/test/js/lads_bioreactor.js", directory.toString())
                .redirectError(log.toFile());
        builder.environment().put("NODE_PATH", PACKAGES.toRealPath().toString());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException(REMEDY, e);
        }
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        await().atMost(LONGEST_START).until(() -> out.ready() || !process.isAlive());
        ready = READY.matcher(String.valueOf(out.readLine()));
        assertThat(ready.matches()).as("%s%n%s", REMEDY, Files.readString(log)).isTrue();
    }

    String endpointUrl() {
        return "opc.tcp://localhost:" + ready.group(1);
    }

    Path certificate() {
        return Path.of(ready.group(2));
    }

    /** If this JVM ends first, the process ends with its standard input. */
    @Override
    public void close() {
        process.destroy();
    }
}
