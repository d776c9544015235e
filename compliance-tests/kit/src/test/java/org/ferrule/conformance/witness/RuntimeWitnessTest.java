package org.ferrule.conformance.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RuntimeWitnessTest {
    @Test
    void aPathThatJavaWouldCutIsRefused() throws IOException {
        try (RuntimeWitness witness = RuntimeWitness.listen()) {
            assertThatThrownBy(() -> witness.javaOptions(Path.of("/a=b/kit.jar")))
                    .hasMessageContaining("/a=b/kit.jar")
                    .hasMessageContaining("elsewhere");
        }
    }

    @Test
    void aStrangerIsNotTakenForTheAgent() throws IOException {
        try (RuntimeWitness witness = RuntimeWitness.listen();
                Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port(witness));
                Writer out = new OutputStreamWriter(stranger.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write("let me in\n");
            out.flush();

            assertThatThrownBy(() -> witness.connect(Duration.ofMillis(600), () -> true))
                    .isInstanceOf(WitnessException.class)
                    .hasMessageContaining("did not come within");
            assertThatThrownBy(witness::threads).hasMessageContaining("did not connect");
        }
    }

    @Test
    void aProcessThatEndedIsNotWaitedFor() throws IOException {
        try (RuntimeWitness witness = RuntimeWitness.listen()) {
            assertThatThrownBy(() -> witness.connect(Duration.ofHours(1), () -> false))
                    .hasMessageContaining("has ended");
            assertThat(witness.javaOptions(Path.of("kit.jar"))).hasSize(2);
        }
    }

    private static int port(RuntimeWitness witness) {
        String option = witness.javaOptions(Path.of("kit.jar")).get(0);
        return Integer.parseInt(option.substring(option.indexOf('=') + 1, option.indexOf(',')));
    }
}
