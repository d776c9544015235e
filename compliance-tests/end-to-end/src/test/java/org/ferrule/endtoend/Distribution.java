package org.ferrule.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The packaged zip, unpacked once for all tests of this process, as a stranger would unpack it. */
final class Distribution {
    private static final Path HOME = unpack();

    private Distribution() {}

    static Path home() {
        return HOME;
    }

    static Path command() {
        return HOME.resolve("bin").resolve("ferrule");
    }

    private static Path unpack() {
        Path zip = Path.of(System.getProperty("ferrule.zip"));
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Path target = Files.createDirectories(
                    Path.of(System.getProperty("ferrule.unpacked")).toAbsolutePath());
            Enumeration<? extends ZipEntry> entries = file.entries();
            Path top = target;
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path path = target.resolve(entry.getName()).normalize();
                top = target.resolve(target.relativize(path).getName(0));
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                Files.deleteIfExists(path);
                try (InputStream content = file.getInputStream(entry)) {
                    Files.copy(content, path);
                }
            }
            if (!top.resolve("bin/ferrule").toFile().setExecutable(true)) {
                throw new IOException("bin/ferrule cannot be made executable");
            }
            return top;
        } catch (IOException e) {
            throw new IllegalStateException(
                    zip + " cannot be unpacked; run 'mvn package' for runtime/distribution first", e);
        }
    }
}
