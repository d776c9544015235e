package org.ferrule.conformance.contract.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ferrule.conformance.contract.NotMetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileJarTest {
    @TempDir
    Path folder;

    private void assertRefused(PluginJarBuilder jar, String message) throws Exception {
        Path file = jar.write(folder.resolve("hostile.jar"));
        assertThatThrownBy(() -> JarContents.read(file))
                .isInstanceOf(NotMetException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../../b", "/etc/passwd", "C:/a", "a\\..\\b", "a\nb", ".."})
    void namesThatLeadOutOfTheJarAreRefused(String name) throws Exception {
        assertRefused(new PluginJarBuilder().text(name, "x"), "which leads out of the jar or hides");
    }

    @Test
    void aFileThatUnpacksToMoreThanAnyPluginNeedsIsReadNoFurther() throws Exception {
        assertRefused(new PluginJarBuilder().file("zeros", new byte[65 << 20]), "unpacks to more than");
    }

    @Test
    void moreFilesThanAnyPluginHasAreRefused() throws Exception {
        PluginJarBuilder jar = new PluginJarBuilder();
        for (int i = 0; i <= 20_000; i++) {
            jar.text("f" + i, "");
        }
        assertRefused(jar, "20000 files");
    }

    @Test
    void aBombInsideAnInnerJarIsReadNoFurther() throws Exception {
        Path inner = new PluginJarBuilder().file("zeros", new byte[65 << 20]).write(folder.resolve("inner.jar"));
        Path outer = new PluginJarBuilder()
                .file("lib/x.jar", Files.readAllBytes(inner))
                .write(folder.resolve("o.jar"));

        assertThatThrownBy(() -> JarContents.read(outer).classes())
                .isInstanceOf(NotMetException.class)
                .hasMessageContaining("lib/x.jar unpacks to more");
    }

    @Test
    void aDirectoryWithBytesIsRefused() throws Exception {
        assertRefused(new PluginJarBuilder().text("folder/", "hidden"), "bytes in a directory");
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws Exception {
        Path jar = folder.resolve("twice.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a1"));
            zip.putNextEntry(new ZipEntry("a2"));
        }
        byte[] bytes = new String(Files.readAllBytes(jar), StandardCharsets.ISO_8859_1)
                .replace("a2", "a1")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(jar, bytes);

        assertThatThrownBy(() -> JarContents.read(jar)).isInstanceOf(NotMetException.class);
    }

    @Test
    void brokenClassesAndBillsAreFaultsOfThePlugin() throws Exception {
        Path brokenClass = new PluginJarBuilder()
                .text("com/example/pump/Broken.class", "no class at all, but long enough to be one")
                .write(folder.resolve("class.jar"));
        Path deepBill = new PluginJarBuilder()
                .text(PluginJarBuilder.BILL, "[".repeat(100_000))
                .write(folder.resolve("bill.jar"));

        assertThat(Verdicts.of(brokenClass).all()).anyMatch(line -> line.startsWith("NotMetException [SEC-011]"));
        assertThat(Verdicts.of(deepBill).all()).anyMatch(line -> line.startsWith("NotMetException [PKG-003]"));
    }

    @Test
    void aSlowPatternIsNotFoundInALongLine() throws Exception {
        SecretScan scan = new SecretScan(java.util.Set.of());
        String line = "a".repeat(1 << 20) + "password".repeat(1 << 14) + " ".repeat(1 << 20);

        scan.scanFile("x.txt", line.getBytes(StandardCharsets.UTF_8));

        assertThat(scan.found()).isEmpty();
    }
}
