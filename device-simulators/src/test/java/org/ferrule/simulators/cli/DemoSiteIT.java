package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.DiscoveryClient;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate culture --write-site}, in processes of its own. */
@Timeout(120)
class DemoSiteIT {

    @TempDir
    private Path parent;

    @Test
    void aRestartOnTheSamePortsIsTheSameTrustedServer() throws Exception {
        Path directory = parent.resolve("my first site");
        Path trusted = directory.resolve("pki/trusted/bioreactor.der");
        int port = firstOfThreeFreePorts();

        assertThat(presentedWhileRunning(directory, port)).isEqualTo(Files.readAllBytes(trusted));
        byte[] certificate = Files.readAllBytes(trusted);
        String site = Files.readString(directory.resolve("site.yaml"));
        assertThat(site).contains("port: " + port, "port: " + (port + 1), "opc.tcp://127.0.0.1:" + (port + 2));

        assertThat(presentedWhileRunning(directory, port)).isEqualTo(certificate);
        assertThat(trusted).hasBinaryContent(certificate);
        assertThat(directory.resolve("site.yaml")).hasContent(site);
    }

    /** The certificate that the bioreactor of one run shows to its clients. */
    private static byte[] presentedWhileRunning(Path directory, int port) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simulate.class.getName(),
                        "culture",
                        "--port",
                        Integer.toString(port),
                        "--write-site",
                        directory.toString(),
                        "--exit-with-stdin")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String url = urlOfTheBioreactor(out);
            List<EndpointDescription> endpoints =
                    DiscoveryClient.getEndpoints(url + "/discovery").get(20, TimeUnit.SECONDS);
            process.outputWriter().close();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return endpoints.get(0).getServerCertificate().bytesOrEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String urlOfTheBioreactor(BufferedReader out) throws IOException {
        String url = "";
        JsonNode line = new ObjectMapper().readTree(out.readLine());
        while (!line.has("ready")) {
            url = line.get("url").asText();
            line = new ObjectMapper().readTree(out.readLine());
        }
        return url;
    }

    private static int firstOfThreeFreePorts() throws IOException {
        for (int attempt = 0; attempt < 20; attempt++) {
            int first = freePort(0);
            if (first < 65_534 && isFree(first + 1) && isFree(first + 2)) {
                return first;
            }
        }
        throw new IOException("no three neighbouring free ports on 127.0.0.1");
    }

    private static boolean isFree(int port) {
        try {
            return freePort(port) == port;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort(int wanted) throws IOException {
        try (ServerSocket probe = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
