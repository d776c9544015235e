package org.ferrule.conformance.contract.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ferrule.conformance.plugin.PluginArchive;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes before any check: the file is read by a process that nobody watches. */
class HostilePluginFileTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private static void assertRefused(Path file, String message) {
        assertThatIOException().isThrownBy(() -> PluginArchive.read(file)).withMessageContaining(message);
    }

    private Path write(PluginJarBuilder jar) throws IOException {
        return jar.write(folder.resolve("hostile.jar"));
    }

    private static byte[] blanks(int bytes) {
        return " ".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aFileThatIsLargerThanAnyPluginIsNotRead() throws Exception {
        Path huge = write(new PluginJarBuilder());
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(65L * MEBIBYTE);
        }

        assertRefused(huge, "hostile.jar has more than 67108864 bytes, which no plugin needs. It is not read.");
        assertThatIOException().isThrownBy(() -> PluginArchive.isBundle(huge)).withMessageContaining("67108864 bytes");
    }

    @Test
    void aManifestThatUnpacksToMoreThanAnyManifestIsReadNoFurther() throws Exception {
        Path bomb = folder.resolve("hostile.jar");
        try (OutputStream out = Files.newOutputStream(bomb);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            byte[] header = "X-Y: z\r\n".repeat(MEBIBYTE / 8).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 1024; i++) {
                zip.write(header);
            }
        }

        assertRefused(bomb, "META-INF/MANIFEST.MF in " + bomb + " has more than 4194304 bytes");
        assertThatIOException().isThrownBy(() -> PluginArchive.isBundle(bomb)).withMessageContaining("4194304 bytes");
    }

    @Test
    void aStatementThatUnpacksToMoreThanAnyStatementIsReadNoFurther() throws Exception {
        Path bomb = write(new PluginJarBuilder().file(PluginJarBuilder.STATEMENT, blanks(MEBIBYTE + 1)));

        assertRefused(bomb, PluginJarBuilder.STATEMENT + " in " + bomb + " has more than 1048576 bytes");
    }

    @Test
    void aDescriptorThatUnpacksToMoreThanAnyDescriptorIsAMistakeOfThePlugin() throws Exception {
        Path bomb = write(new PluginJarBuilder().file(PluginJarBuilder.DESCRIPTOR, blanks(MEBIBYTE * 50)));

        assertThatThrownBy(() -> PluginArchive.read(bomb))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(PluginJarBuilder.DESCRIPTOR);
    }

    @Test
    void moreEntriesOrDescriptionsThanAnyPluginHasAreRefused() throws Exception {
        PluginJarBuilder entries = new PluginJarBuilder();
        for (int i = 0; i <= 20_000; i++) {
            entries.text("f" + i, "");
        }
        assertRefused(write(entries), "has more than 20000 entries");

        PluginJarBuilder descriptions = new PluginJarBuilder();
        for (int i = 0; i <= 200; i++) {
            descriptions.text("OSGI-INF/ferrule/d" + i + ".yaml", "");
        }
        assertRefused(write(descriptions), "has more than 200 YAML files");
    }

    @Test
    void whatIsNoJarOrNoManifestSaysSo() throws Exception {
        assertRefused(Files.writeString(folder.resolve("text.jar"), "no jar at all"), "is no readable jar");
        Path broken = write(new PluginJarBuilder().text("META-INF/MANIFEST.MF/x", ""));
        assertThat(PluginArchive.read(broken).candidates()).hasSize(1);
        Path manifest = folder.resolve("manifest.jar");
        try (OutputStream out = Files.newOutputStream(manifest);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("no header at all\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertRefused(manifest, "the manifest of " + manifest + " cannot be read");
    }

    @Test
    void twoStatementsAboutOneTypeAreRefused() throws Exception {
        String statement = "conformance: 1\ntype: example.pump\nlevel: 1\nsimulator: {program: [python3, pump.py]}\n";
        Path twice = write(new PluginJarBuilder().text("OSGI-INF/ferrule/conformance/another.yaml", statement));

        assertRefused(twice, "is the second statement about example.pump. Remove one.");
    }

    @Test
    void aTypeThatIsDescribedAndNotStatedIsNamed() throws Exception {
        String other = """
                descriptor: 1
                type: example.valve
                version: 1.0.0
                manufacturer: Example
                model: Valve
                firmware: '.*'
                staleAfter: 5 s
                onCommunicationLoss: It stays.
                settings: {link: {kind: stream, required: true}}
                """;
        Path plugin = write(new PluginJarBuilder().text("OSGI-INF/ferrule/valve.yaml", other));

        assertThat(PluginArchive.read(plugin).unstated()).containsExactly("example.valve");
        assertThat(PluginArchive.isBundle(plugin)).isTrue();
        assertThat(PluginArchive.isBundle(
                        new PluginJarBuilder().without("Bundle-SymbolicName").write(folder.resolve("sources.jar"))))
                .isFalse();
    }
}
