package org.ferrule.simulators.lads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.eclipse.milo.opcua.sdk.client.identity.AnonymousProvider;
import org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.culture.VesselSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LadsServerSecurityIT {

    private final Vessel vessel = new Vessel(VesselSettings.defaults(7), new ManualClock());

    @TempDir
    private Path pki;

    private LadsBioreactorServer started(LadsServerSettings settings) throws IOException {
        LadsBioreactorServer server = new LadsBioreactorServer(settings, vessel);
        server.start();
        return server;
    }

    private static LadsClient anonymous(LadsBioreactorServer server, SecurityPolicy policy) throws Exception {
        return LadsClient.connect(server.endpointUrl(), policy, "urn:test:client", new AnonymousProvider());
    }

    @ParameterizedTest
    @EnumSource(names = {"Basic256Sha256", "Aes128_Sha256_RsaOaep"})
    void eachEncryptedEndpointAcceptsASession(SecurityPolicy policy) throws Exception {
        try (LadsBioreactorServer server = started(LadsServerSettings.defaults(pki));
                LadsClient client = anonymous(server, policy)) {
            assertThat(client.find("DI:DeviceSet").isNotNull()).isTrue();
        }
    }

    @Test
    void withoutSecurityOnlyDiscoveryIsServedByDefault() throws Exception {
        try (LadsBioreactorServer server = started(LadsServerSettings.defaults(pki))) {
            assertThatThrownBy(() -> anonymous(server, SecurityPolicy.None)).isInstanceOf(UaException.class);
            assertThatThrownBy(() -> LadsClient.connect(
                            server.endpointUrl() + "/discovery",
                            SecurityPolicy.None,
                            "urn:test:client",
                            new AnonymousProvider()))
                    .isInstanceOf(UaException.class);
        }
    }

    @Test
    void anUnencryptedSessionIsAcceptedWhenItIsAllowed() throws Exception {
        try (LadsBioreactorServer server =
                        started(LadsServerSettings.defaults(pki).withNoneAllowed());
                LadsClient client = anonymous(server, SecurityPolicy.None)) {
            assertThat(client.find("DI:DeviceSet").isNotNull()).isTrue();
        }
    }

    @Test
    void onlyTheKnownUserIsAdmitted() throws Exception {
        LadsServerSettings settings = LadsServerSettings.defaults(pki).withUser("operator", "s3cret");
        try (LadsBioreactorServer server = started(settings)) {
            String url = server.endpointUrl();
            SecurityPolicy policy = SecurityPolicy.Basic256Sha256;
            try (LadsClient client =
                    LadsClient.connect(url, policy, "urn:test:client", new UsernameProvider("operator", "s3cret"))) {
                assertThat(client.find("DI:DeviceSet").isNotNull()).isTrue();
            }
            assertThatThrownBy(() ->
                            LadsClient.connect(url, policy, "urn:test:client", new UsernameProvider("operator", "x")))
                    .isInstanceOf(UaException.class);
            assertThatThrownBy(() -> anonymous(server, policy)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void theCertificateNamesTheServerAndSurvivesARestart() throws Exception {
        byte[] first;
        try (LadsBioreactorServer server = started(LadsServerSettings.defaults(pki))) {
            first = Files.readAllBytes(server.certificateFile());
        }
        try (LadsBioreactorServer server = started(LadsServerSettings.defaults(pki))) {
            assertThat(Files.readAllBytes(server.certificateFile())).isEqualTo(first);
        }
        X509Certificate certificate = (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(first));
        assertThat(CertificateUtil.getSanUri(certificate)).contains("urn:ferrule:simulator:lads-bioreactor:FSB-0001");
        assertThat(CertificateUtil.getSanIpAddresses(certificate)).containsExactly("127.0.0.1");
        assertThat(CertificateUtil.getSanDnsNames(certificate)).containsExactly("localhost");
    }

    @Test
    void anotherSeedGivesOtherNodeIdsAndNamespaceIndexes() throws Exception {
        assertThat(deviceAndIndexes(1)).isEqualTo(deviceAndIndexes(1)).isNotEqualTo(deviceAndIndexes(2));
    }

    private String deviceAndIndexes(long seed) throws Exception {
        try (LadsBioreactorServer server =
                        started(LadsServerSettings.defaults(pki).withNodeIdSeed(seed));
                LadsClient client = anonymous(server, SecurityPolicy.Basic256Sha256)) {
            NodeId device = client.find("DI:DeviceSet", "OWN:StirredBioreactor");
            return device.getIdentifier() + " LADS=" + client.id("LADS", 1).getNamespaceIndex() + " own="
                    + device.getNamespaceIndex();
        }
    }

    @Test
    void aTakenPortIsReportedWithARemedy() throws Exception {
        try (LadsBioreactorServer first = started(LadsServerSettings.defaults(pki))) {
            assertThatThrownBy(() -> started(LadsServerSettings.defaults(pki).withPort(first.port())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("choose another port");
        }
    }
}
