package org.ferrule.transport.opcua.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TransportThreadsTest {
    @Test
    void aTaskThatFailsAfterTheEndPrintsNothingOnTheConsole() throws Exception {
        PrintStream console = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (TransportThreads threads = new TransportThreads()) {
            threads.workers().execute(() -> {
                throw new RejectedExecutionException("the event loop has ended");
            });
            threads.workers().shutdown();
            assertThat(threads.workers().awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            System.setErr(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
