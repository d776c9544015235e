package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.SharedLink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is trusted, and what is refused, where the other side is a server that nobody of this project wrote. */
@Timeout(120)
class NodeOpcUaSecurityIT {
    private static NodeServers servers;

    /** One for all tests, because making Ferrule's own key takes as long as all the rest. */
    @TempDir
    private static Path data;

    @TempDir
    private Path directory;

    private final OpcUaTransport transport = new OpcUaTransport();

    @BeforeAll
    static void start(@TempDir Path pki) throws Exception {
        servers = NodeServers.start(pki, "secured", "weak", "misnamed");
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @AfterEach
    void end() {
        transport.stop();
    }

    private LinkConfiguration link(String server, Map<String, String> settings) {
        Map<String, String> secrets = settings.containsKey("user") ? Map.of("password", "guess") : Map.of();
        LinkConfiguration link =
                new TestSite(directory, Duration.ofSeconds(10)).link(servers.port(server), settings, secrets);
        return new LinkConfiguration(
                link.name(), link.kind(), link.variant(), link.settings(), link.siteDirectory(), data);
    }

    private void trust(String server) throws Exception {
        new TestSite(directory).trust(servers.certificate(server));
    }

    private Value readOnce(LinkConfiguration configuration) throws Exception {
        try (SharedLink shared = transport.open(configuration);
                LinkLease lease = shared.lease(new EquipmentId("reactor"), reason -> {})) {
            return ((OpcUaLink) lease.link())
                    .read(List.of(new OpcUaNodeId(NodeServers.NAMESPACE, "s=Double")))
                    .get(0)
                    .value();
        }
    }

    private ConnectionException refusal(LinkConfiguration configuration) {
        ConnectionException refused = catchThrowableOfType(ConnectionException.class, () -> readOnce(configuration));
        assertThat(refused.isSent()).isFalse();
        assertThat(refused.fault()).isEqualTo(CommFault.PROTOCOL);
        return refused;
    }

    @Test
    void keepsTheCertificateOfAServerThatIsNotTrustedAndConnectsWhenSomebodyTrustsIt() throws Exception {
        assertThat(refusal(link("secured", Map.of()))).hasMessageContaining("is not trusted");
        Path trusted = Files.createDirectories(directory.resolve("pki/trusted"));
        try (Stream<Path> kept = Files.list(data.resolve("pki/rejected"))) {
            assertThat(kept).singleElement().satisfies(file -> {
                assertThat(file).hasBinaryContent(servers.certificate("secured").getEncoded());
                Files.move(file, trusted.resolve("reactor.der"));
            });
        }
        assertThat(readOnce(link("secured", Map.of()))).isEqualTo(Value.real(0.1));
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        trust("secured");
        assertThat(refusal(link("secured", Map.of("user", "operator"))))
                .hasMessageContaining("refused user 'operator'")
                .hasMessageNotContaining("guess");
    }

    @Test
    void refusesAServerWhoseNameIsNotTheOneInItsCertificate() throws Exception {
        trust("misnamed");
        assertThat(refusal(link("misnamed", Map.of())))
                .hasMessageContaining("'urn:peer:server'")
                .hasMessageContaining("'urn:peer:somebody-else'");
    }

    @Test
    void refusesAServerThatOffersOnlyLessThanTheSiteAsksFor() throws Exception {
        trust("weak");
        assertThat(refusal(link("weak", Map.of())))
                .hasMessageContaining("does not offer SignAndEncrypt with Basic256Sha256")
                .hasMessageContaining("None with None")
                .hasMessageContaining("Sign with Basic256Sha256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sign", "None"})
    void takesLessWhereTheSiteWaivesItByName(String mode) throws Exception {
        trust("weak");
        assertThat(readOnce(link("weak", Map.of("security", mode, "insecure", "bench set-up without people"))))
                .isEqualTo(Value.real(0.1));
    }

    @Test
    void saysThatTheServerDoesNotOfferAnotherPolicy() throws Exception {
        trust("secured");
        assertThat(refusal(link("secured", Map.of("securityPolicy", "Aes128_Sha256_RsaOaep"))))
                .hasMessageContaining("does not offer SignAndEncrypt with Aes128_Sha256_RsaOaep")
                .hasMessageContaining("SignAndEncrypt with Basic256Sha256");
    }
}
