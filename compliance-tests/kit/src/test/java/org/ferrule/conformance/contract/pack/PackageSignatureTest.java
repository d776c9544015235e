package org.ferrule.conformance.contract.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ferrule.conformance.contract.NotMetException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackageSignatureTest {
    @TempDir
    static Path keys;

    private static DevelopmentKey vendor;
    private static DevelopmentKey other;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        vendor = DevelopmentKey.make(keys, "vendor", "2026/01/01");
        other = DevelopmentKey.make(keys, "other", "2026/01/01");
    }

    private Path good() throws Exception {
        return new PluginJarBuilder().write(folder.resolve("good.jar"), vendor);
    }

    @Test
    void theOneWhoSignedAllIsNamed() throws Exception {
        assertThat(PackageSignature.signer(good(), Verdicts.TODAY).getSubjectX500Principal())
                .hasToString("CN=vendor");
    }

    @ParameterizedTest
    @EnumSource
    void everyTamperingIsRefused(Tampering kind) throws Exception {
        Path tampered = folder.resolve("tampered.jar");
        kind.write(good(), tampered);

        assertThatThrownBy(() -> PackageSignature.signer(tampered, Verdicts.TODAY))
                .isInstanceOf(NotMetException.class)
                .hasMessageContaining(
                        switch (kind) {
                            case CHANGED_CLASS -> "changed after it was signed";
                            case ADDED_FILE -> "org/example/Added.class is not signed";
                            case STRIPPED_SIGNATURE -> "is not signed";
                            case REMOVED_FILE -> "was removed";
                            case CHANGED_HEADER -> "changed after it was signed";
                        });
    }

    @Test
    void withoutTamperingTheSameWayOfPackingIsAccepted() throws Exception {
        Map<String, byte[]> files = new TreeMap<>(JarContents.read(good()).files());

        assertThat(PackageSignature.signer(packed(files), Verdicts.TODAY).getSubjectX500Principal())
                .hasToString("CN=vendor");
    }

    @Test
    void anUnsignedJarIsRefusedAndItsTamperingsAreNotTested() throws Exception {
        Path unsigned = new PluginJarBuilder().write(folder.resolve("plain.jar"));

        assertThat(Verdicts.of(unsigned).all())
                .filteredOn(line -> line.contains("[PKG-002]"))
                .hasSize(1 + Tampering.values().length)
                .anyMatch(line -> line.startsWith("NotMetException [PKG-002] The jar is not signed"))
                .filteredOn(line -> line.startsWith("NotTestedException"))
                .hasSize(Tampering.values().length);
    }

    @Test
    void aSecondSignerIsRefused() throws Exception {
        Path twice = folder.resolve("twice.jar");
        PluginJarBuilder.sign(good(), twice, other, "OTHER");

        assertThatThrownBy(() -> PackageSignature.signer(twice, Verdicts.TODAY))
                .isInstanceOf(NotMetException.class)
                .hasMessageContaining("One signature has one .SF and one block");
    }

    @Test
    void bytesHiddenInWhatJavaTakesForASignatureAreRefused() throws Exception {
        Map<String, byte[]> files = new TreeMap<>(JarContents.read(good()).files());
        files.put("META-INF/SIG-CODE", "anything".getBytes(StandardCharsets.UTF_8));
        Path hidden = packed(files);

        assertThatThrownBy(() -> PackageSignature.signer(hidden, Verdicts.TODAY))
                .isInstanceOf(NotMetException.class)
                .hasMessageContaining("SIG-CODE");
    }

    @Test
    void aCertificateThatHasExpiredIsRefused() throws Exception {
        Path jar = good();

        assertThatThrownBy(() -> PackageSignature.signer(jar, LocalDate.of(2037, 1, 1)))
                .isInstanceOf(NotMetException.class)
                .hasMessageContaining("not on 2037-01-01");
    }

    private Path packed(Map<String, byte[]> files) throws Exception {
        Path jar = folder.resolve("packed.jar");
        Path part = folder.resolve("part.jar");
        try (OutputStream out = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (boolean isSignature : new boolean[] {true, false}) {
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    boolean isFirst =
                            file.getKey().endsWith("MANIFEST.MF") || PackageSignature.isSignature(file.getKey());
                    if (isFirst == isSignature) {
                        zip.putNextEntry(new ZipEntry(file.getKey()));
                        zip.write(file.getValue());
                        zip.closeEntry();
                    }
                }
            }
        }
        return Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
