package org.ferrule.launcher.admission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * All files in a jar, by name.
 *
 * @param files contents by name, without directories
 */
public record PackageFiles(Map<String, byte[]> files) {
    private static final int MOST_FILES = 20_000;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_OF_MANIFEST = 4 << 20;

    /** Reads a jar, but no more of it than any plugin needs. */
    public static PackageFiles read(Path file) throws UnsoundPackageException, IOException {
        String name = String.valueOf(file.getFileName());
        Map<String, byte[]> files = new TreeMap<>();
        Budget budget = new Budget(name);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Iterator<? extends ZipEntry> all = zip.stream().iterator(); all.hasNext(); ) {
                ZipEntry entry = all.next();
                try (InputStream in = zip.getInputStream(entry)) {
                    budget.take(files, entry, in);
                }
            }
        } catch (ZipException | IllegalArgumentException broken) {
            throw new UnsoundPackageException(name + " is no readable jar: " + broken.getMessage());
        }
        return new PackageFiles(Collections.unmodifiableMap(files));
    }

    /** What is in a jar that is already in memory, for example one inside another. */
    public static PackageFiles unpack(String name, byte[] jar) throws UnsoundPackageException, IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Budget budget = new Budget(name);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                budget.take(files, entry, in);
            }
        } catch (ZipException | IllegalArgumentException broken) {
            throw new UnsoundPackageException(name + " is no readable jar: " + broken.getMessage());
        }
        return new PackageFiles(Collections.unmodifiableMap(files));
    }

    /** The manifest. */
    public Manifest manifest() throws UnsoundPackageException {
        byte[] text = files.get(JarFile.MANIFEST_NAME);
        if (text == null) {
            throw new UnsoundPackageException("The jar should have " + JarFile.MANIFEST_NAME + ", but has not.");
        }
        if (text.length > MOST_OF_MANIFEST) {
            throw new UnsoundPackageException(
                    "The manifest has " + text.length + " bytes; no more than " + MOST_OF_MANIFEST + " are read.");
        }
        try {
            return new Manifest(new ByteArrayInputStream(text));
        } catch (IOException broken) {
            throw new UnsoundPackageException("The manifest cannot be read: " + broken.getMessage());
        }
    }

    /** How much may still be read of one jar. */
    private static final class Budget {
        private final String jar;
        private int files = MOST_FILES;
        private int bytes = MOST_BYTES;

        Budget(String jar) {
            this.jar = jar;
        }

        void take(Map<String, byte[]> into, ZipEntry entry, InputStream in)
                throws UnsoundPackageException, IOException {
            String name = entry.getName();
            checkName(name);
            byte[] content = in.readNBytes(bytes + 1);
            files--;
            bytes -= content.length;
            if (files < 0 || bytes < 0) {
                throw new UnsoundPackageException(jar + " unpacks to more than " + MOST_FILES + " files or "
                        + MOST_BYTES + " bytes, which no plugin needs; reading stopped at " + printable(name) + ".");
            }
            if (entry.isDirectory() ? content.length > 0 : into.put(name, content) != null) {
                throw new UnsoundPackageException(jar + " has " + printable(name)
                        + " twice, or bytes in a directory. Readers would disagree on what it holds.");
            }
        }

        private void checkName(String name) throws UnsoundPackageException {
            boolean isOutside = name.startsWith("/") || ("/" + name + "/").contains("/../") || name.contains(":");
            if (isOutside || name.contains("\\") || name.chars().anyMatch(Character::isISOControl)) {
                throw new UnsoundPackageException(jar + " has an entry named '" + printable(name)
                        + "', which leads out of the jar or hides. Build it with a tool that packs files only.");
            }
        }

        private static String printable(String name) {
            return name.substring(0, Math.min(name.length(), 200)).replaceAll("\\p{Cntrl}", "?");
        }
    }
}
