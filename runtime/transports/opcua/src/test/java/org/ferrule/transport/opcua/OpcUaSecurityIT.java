package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpcUaSecurityIT {
    private static TestServer server;

    @TempDir
    private Path directory;

    private OpcUaTransport transport = new OpcUaTransport();

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void end() {
        transport.stop();
    }

    private TestSite site() {
        return new TestSite(directory);
    }

    private Value readOnce(LinkConfiguration configuration) throws Exception {
        try (SharedLink shared = transport.open(configuration);
                LinkLease lease = shared.lease(new EquipmentId("reactor"), reason -> {})) {
            return ((OpcUaLink) lease.link())
                    .read(List.of(new OpcUaNodeId(FakeDevice.NAMESPACE, "s=Name")))
                    .get(0)
                    .value();
        }
    }

    private ConnectionException refusal(LinkConfiguration configuration) {
        ConnectionException refused = catchThrowableOfType(ConnectionException.class, () -> readOnce(configuration));
        assertThat(refused.isSent()).isFalse();
        return refused;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic256Sha256", "Aes128_Sha256_RsaOaep"})
    void connectsWithEachPolicyAsAUserWithPassword(String policy) throws Exception {
        LinkConfiguration configuration = site().trust(server.certificate())
                .link(
                        server.port(),
                        Map.of("securityPolicy", policy, "user", "operator"),
                        Map.of("password", "secret"));
        assertThat(readOnce(configuration)).isEqualTo(Value.text("reactor"));
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        ConnectionException refused = refusal(site().trust(server.certificate())
                .link(server.port(), Map.of("user", "operator"), Map.of("password", "guess")));
        assertThat(refused.fault()).isEqualTo(CommFault.PROTOCOL);
        assertThat(refused).hasMessageContaining("operator").hasMessageNotContaining("guess");
    }

    @Test
    @Proves(Req.SEC_007)
    void savesTheCertificateOfAServerThatIsNotTrustedAndSaysWhereToPutIt() throws Exception {
        ConnectionException refused = refusal(site().link(server.port()));
        assertThat(refused.fault()).isEqualTo(CommFault.PROTOCOL);
        assertThat(refused)
                .hasMessageContaining(directory.resolve("pki/trusted").toString());

        Path saved = onlyFile(directory.resolve("data/pki/rejected"));
        assertThat(refused).hasMessageContaining(saved.toString());
        Path trusted = Files.createDirectories(directory.resolve("pki/trusted"));
        Files.move(saved, trusted.resolve(saved.getFileName()));
        assertThat(readOnce(site().link(server.port()))).isEqualTo(Value.text("reactor"));
    }

    @Test
    @Proves(Req.SEC_007)
    void refusesATrustedCertificateThatHasExpired() throws Exception {
        transport.stop();
        Instant later = server.certificate().getNotAfter().toInstant().plus(Duration.ofDays(1));
        transport = new OpcUaTransport(() -> later);
        assertThat(refusal(site().trust(server.certificate()).link(server.port())))
                .hasMessageContaining("valid only from");
    }

    @Test
    @Proves(Req.SEC_007)
    void refusesAServerWhoseNameIsNotTheOneInItsCertificate() throws Exception {
        try (TestServer misnamed = TestServer.startMisnamed()) {
            assertThat(refusal(site().trust(misnamed.certificate()).link(misnamed.port())))
                    .hasMessageContaining("urn:test:somebody-else")
                    .hasMessageContaining(TestServer.URI);
        }
    }

    @Test
    void saysThatAServerDoesNotKnowTheAddressWhereThePathIsWrong() throws Exception {
        LinkConfiguration right = site().trust(server.certificate()).link(server.port());
        LinkConfiguration wrong = new LinkConfiguration(
                right.name(),
                right.kind(),
                right.variant() + "/nowhere",
                right.settings(),
                right.siteDirectory(),
                right.dataDirectory());
        assertThat(refusal(wrong)).hasMessageContaining("/nowhere: the server does not know this address");
    }

    @Test
    @Proves(Req.SEC_006)
    void neverFallsBackToAnotherSecurityThanTheSiteAsksFor() throws Exception {
        assertThat(refusal(
                        site().trust(server.certificate()).link(server.port(), Map.of("security", "None"), Map.of())))
                .hasMessageContaining("does not offer None")
                .hasMessageContaining("SignAndEncrypt with Basic256Sha256");
    }

    private static final Map<String, String> WAIVED =
            Map.of("security", "None", "insecure", "bench set-up without people");
    private static final Map<String, String> WAIVED_WITH_USER =
            Map.of("security", "None", "insecure", "bench set-up without people", "user", "operator");

    @Test
    void connectsWithoutSecurityAndWithoutACertificateWhereTheSiteWaivesIt() throws Exception {
        try (TestServer open = TestServer.startOpen()) {
            assertThat(readOnce(site().link(open.port(), WAIVED, Map.of()))).isEqualTo(Value.text("reactor"));
            assertThat(directory.resolve("data/pki")).doesNotExist();
        }
    }

    @Test
    void encryptsThePasswordEvenOverAConnectionWithoutSecurity() throws Exception {
        try (TestServer open = TestServer.startOpen();
                TcpProxy proxy = new TcpProxy(open.port())) {
            assertThat(readOnce(site().trust(open.certificate())
                            .link(proxy.port(), WAIVED_WITH_USER, Map.of("password", "secret"))))
                    .isEqualTo(Value.text("reactor"));
            assertThat(proxy.hasSent("operator")).isTrue();
            assertThat(proxy.hasSent("secret")).isFalse();
        }
    }

    @Test
    void refusesToSendThePasswordInClearTextEvenWhereTheSiteWaivesSecurity() throws Exception {
        try (TestServer careless = TestServer.startCareless();
                TcpProxy proxy = new TcpProxy(careless.port())) {
            assertThat(refusal(site().trust(careless.certificate())
                            .link(proxy.port(), WAIVED_WITH_USER, Map.of("password", "secret"))))
                    .hasMessageContaining("only in clear text");
            assertThat(proxy.hasSent("secret")).isFalse();
        }
    }

    @Test
    @Proves(Req.SEC_007)
    void presentsTheApplicationUriThatTheSiteAsksForAndRefusesACertificateOfAnotherOne() throws Exception {
        LinkConfiguration named = site().trust(server.certificate())
                .link(server.port(), Map.of("applicationUri", "urn:clinic:a"), Map.of());
        assertThat(readOnce(named)).isEqualTo(Value.text("reactor"));
        Path own = directory.resolve("data/pki/own");
        for (String part : List.of(".der", ".key.pem")) {
            Files.move(own.resolve("urn_clinic_a" + part), own.resolve("urn_clinic_b" + part));
        }
        assertThat(refusal(site().link(server.port(), Map.of("applicationUri", "urn:clinic:b"), Map.of())))
                .hasMessageContaining("urn:clinic:a")
                .hasMessageContaining("urn:clinic:b")
                .hasMessageContaining("urn_clinic_b.der");
    }

    @Test
    void makesItsCertificateOnceWithAPrivateKeyThatOnlyTheOwnerCanRead() throws Exception {
        LinkConfiguration configuration = site().trust(server.certificate()).link(server.port());
        readOnce(configuration);
        Path own = directory.resolve("data/pki/own");
        byte[] first = Files.readAllBytes(own.resolve("ferrule.der"));
        readOnce(configuration);
        assertThat(own.resolve("ferrule.der")).hasBinaryContent(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.resolve("ferrule.key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesSettingsThatCannotWork() {
        Assertions.assertThatThrownBy(() -> transport.open(site().link(1, Map.of("security", "Some"), Map.of())))
                .isInstanceOfSatisfying(
                        ConfigurationException.class, e -> assertThat(e.field()).isEqualTo("security"));
        Assertions.assertThatThrownBy(() -> transport.open(site().link(1, Map.of("user", "operator"), Map.of())))
                .isInstanceOfSatisfying(
                        ConfigurationException.class, e -> assertThat(e.field()).isEqualTo("password"));
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
