package org.ferrule.launcher.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ferrule.launcher.boundary.PluginJar;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gets past the gate, and in which words the rest is refused. */
class PluginGateTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final String FILE = "pump.jar";

    @TempDir
    static Path keys;

    private static VendorKey vendor;
    private static VendorKey stranger;

    @TempDir
    Path site;

    @TempDir
    Path elsewhere;

    private PluginGate gate;
    private byte[] good;

    @BeforeAll
    static void makeKeys() throws Exception {
        vendor = VendorKey.make(keys, "vendor");
        stranger = VendorKey.make(keys, "stranger");
    }

    @BeforeEach
    void trustTheVendor() throws Exception {
        vendor.trustedBy(site);
        gate = new PluginGate(site, false, () -> TODAY);
        good = Files.readAllBytes(vendor.sign(unsigned(), "good.jar"));
    }

    private Path unsigned() throws IOException {
        return new PluginJar("test.pump")
                .descriptor("test.pump")
                .text("a.txt", "a")
                .write(elsewhere);
    }

    private String refusal(byte[] content) {
        return String.valueOf(catchThrowableOfType(RefusedPluginException.class, () -> gate.judge(FILE, content))
                .getMessage());
    }

    @Test
    void whatATrustedVendorSignedIsAdmittedAndTheSignerIsNamed() throws Exception {
        LockedPlugin plugin = gate.judge(FILE, good).identity();

        assertThat(plugin.name()).isEqualTo("test.pump");
        assertThat(plugin.version()).isEqualTo("1.0.0");
        assertThat(plugin.sha256()).isEqualTo(Sha256.of(good));
        assertThat(plugin.signer().map(Signer::subject)).contains("CN=vendor");
    }

    @Test
    void anUnsignedJarIsRefused() throws Exception {
        assertThat(refusal(Files.readAllBytes(unsigned())))
                .startsWith("pump.jar: ")
                .contains("not signed")
                .contains("Ask the vendor");
    }

    @Test
    void aTamperedJarIsRefused() throws Exception {
        assertThat(refusal(changed(files -> with(files, "a.txt", "b"))))
                .startsWith("pump.jar: ")
                .contains("changed after it was signed");
    }

    @Test
    void aStrippedJarIsRefused() throws Exception {
        assertThat(refusal(changed(files -> {
                    files.keySet().removeIf(PackageSignature::isSignature);
                    return files;
                })))
                .contains("is not signed");
        assertThat(refusal(changed(files -> {
                    files.remove("a.txt");
                    return files;
                })))
                .contains("a.txt, which was removed");
    }

    @Test
    void aJarThatWasAddedToIsRefused() throws Exception {
        assertThat(refusal(changed(files -> with(files, "more.txt", "m")))).contains("more.txt is not signed");
    }

    @Test
    void anUntrustedSignerIsRefusedWithWhereToPutTheCertificate() throws Exception {
        assertThat(refusal(Files.readAllBytes(stranger.sign(unsigned(), "strange.jar"))))
                .contains("CN=stranger")
                .contains("pki/vendors/");
    }

    @Test
    void anExpiredCertificateIsRefused() {
        gate = new PluginGate(site, false, () -> LocalDate.of(2037, 1, 1));
        assertThat(refusal(good)).contains("not on 2037-01-01");
    }

    @Test
    void whatLiesInTheFolderMustAlsoBeLockedWithItsHash() throws Exception {
        assertThatThrownBy(() -> gate.judgeLocked(FILE, good)).hasMessageContaining("is not in plugins.lock");

        LockedPlugin right = gate.judge(FILE, good).identity();
        PluginLock.of(List.of(right)).write(site);
        assertThat(gate.judgeLocked(FILE, good).identity()).isEqualTo(right);

        byte[] other = Files.readAllBytes(vendor.sign(
                new PluginJar("test.pump")
                        .descriptor("test.pump")
                        .text("a.txt", "c")
                        .write(elsewhere),
                "other.jar"));
        assertThatThrownBy(() -> gate.judgeLocked(FILE, other))
                .hasMessageContaining("is not the file that was locked")
                .hasMessageContaining(right.sha256());
        PluginLock.of(List.of(new LockedPlugin(FILE, "test.pump", "1.0.0", right.sha256(), Optional.empty())))
                .write(site);
        assertThatThrownBy(() -> gate.judgeLocked(FILE, good)).hasMessageContaining("edited the lock file");
    }

    @Test
    void aDemonstrationTakesUnsignedButNoTamperedPlugins() throws Exception {
        gate = new PluginGate(site, true, () -> TODAY);

        assertThat(gate.judgeLocked(FILE, Files.readAllBytes(unsigned()))
                        .identity()
                        .signer())
                .isEmpty();
        assertThat(gate.judge(FILE, Files.readAllBytes(stranger.sign(unsigned(), "strange.jar")))
                        .identity()
                        .signer()
                        .map(Signer::subject))
                .contains("CN=stranger");
        assertThat(refusal(changed(files -> with(files, "a.txt", "b")))).contains("changed after it was signed");
    }

    @Test
    void aDescriptorNeedsALockOnceTheSiteHasOne() throws Exception {
        byte[] yaml = "descriptor: 1\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> gate.judge("own.yaml", yaml)).hasMessageContaining("the descriptor is wrong");
        assertThatThrownBy(() -> gate.judge("../own.yaml", yaml))
                .hasMessageContaining("is no name for a plugin's file");
    }

    @Test
    void aDamagedLockFileIsToldAndNotIgnored() throws Exception {
        Files.writeString(site.resolve(PluginLock.FILE), "{\"pluginLock\": 1, \"plugins\": [{}]}");

        assertThatThrownBy(() -> gate.judgeLocked(FILE, good))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("plugins.lock is no lock file");
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private byte[] changed(UnaryOperator<Map<String, byte[]>> change) throws Exception {
        Map<String, byte[]> files =
                change.apply(new LinkedHashMap<>(PackageFiles.unpack(FILE, good).files()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }
}
