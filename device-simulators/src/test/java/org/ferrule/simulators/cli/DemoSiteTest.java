package org.ferrule.simulators.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSiteTest {

    private static final String URL = "opc.tcp://127.0.0.1:5003/lads";

    @TempDir
    private Path parent;

    private Path directory;
    private Path certificate;

    @BeforeEach
    void makeACertificate() throws IOException {
        directory = parent.resolve("my first site");
        certificate = Files.write(parent.resolve("server.der"), new byte[] {1, 2, 3});
    }

    @Test
    void linksEachDeviceToItsPortAndTrustsTheServer() throws Exception {
        DemoSite.in(directory).write(5001, 5002, URL, certificate);

        assertThat(directory.resolve("site.yaml"))
                .content()
                .contains("line-ph: {modbus: tcp, host: 127.0.0.1, port: 5001}")
                .contains("line-do: {modbus: tcp, host: 127.0.0.1, port: 5002}")
                .contains("reactor: {opcua: \"" + URL + "\", security: SignAndEncrypt}");
        assertThat(directory.resolve("pki/trusted/bioreactor.der")).hasSameBinaryContentAs(certificate);
    }

    @Test
    void replacesWhatAnEarlierRunWrote() throws Exception {
        DemoSite.in(directory).write(5001, 5002, URL, certificate);
        Files.write(certificate, new byte[] {4});

        DemoSite.in(directory).write(6001, 6002, URL, certificate);

        assertThat(directory.resolve("site.yaml"))
                .content()
                .contains("6001", "6002")
                .doesNotContain("5001");
        assertThat(directory.resolve("pki/trusted/bioreactor.der")).hasSameBinaryContentAs(certificate);
    }

    @Test
    void leavesASiteThatSomebodyWroteAlone() throws Exception {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("site.yaml"), "site: clinic\n");

        assertThatThrownBy(() -> DemoSite.in(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("site.yaml was not written by this command")
                .hasMessageContaining("name another directory");
    }
}
