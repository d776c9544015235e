package org.ferrule.conformance.contract.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.ferrule.conformance.contract.NotMetException;

/**
 * All files in a jar, by name.
 *
 * @param files contents by name, without directories
 */
record JarContents(Map<String, byte[]> files) {
    private static final int MOST_FILES = 20_000;
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_OF_MANIFEST = 4 << 20;

    /** Reads a jar, but no more of it than any plugin needs. */
    static JarContents read(Path file) throws NotMetException, IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Budget budget = new Budget(file.getFileName() + "");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Iterator<? extends ZipEntry> all = zip.stream().iterator(); all.hasNext(); ) {
                ZipEntry entry = all.next();
                try (InputStream in = zip.getInputStream(entry)) {
                    budget.take(files, entry, in);
                }
            }
        } catch (ZipException | IllegalArgumentException broken) {
            throw new NotMetException(file.getFileName() + " is no readable jar: " + broken.getMessage());
        }
        return new JarContents(Collections.unmodifiableMap(files));
    }

    /** What is in a jar inside the jar. */
    JarContents inner(String name) throws NotMetException, IOException {
        Map<String, byte[]> inner = new TreeMap<>();
        Budget budget = new Budget(name);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file(name)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                budget.take(inner, entry, in);
            }
        } catch (ZipException | IllegalArgumentException broken) {
            throw new NotMetException(name + " is no readable jar: " + broken.getMessage());
        }
        return new JarContents(Collections.unmodifiableMap(inner));
    }

    /** A file's bytes. */
    byte[] file(String name) throws NotMetException {
        byte[] content = files.get(name);
        if (content == null) {
            throw new NotMetException("The jar should have " + name + ", but has not.");
        }
        return content;
    }

    /** The files whose names end so. */
    Map<String, byte[]> ending(String end) {
        Map<String, byte[]> some = new LinkedHashMap<>();
        files.forEach((name, content) -> {
            if (name.endsWith(end)) {
                some.put(name, content);
            }
        });
        return some;
    }

    /** The classes of the jar and of the jars in it, by file name; {@code lib/x.jar!/A.class} for those inside. */
    Map<String, byte[]> classes() throws NotMetException, IOException {
        Map<String, byte[]> classes = ending(".class");
        for (String jar : ending(".jar").keySet()) {
            inner(jar).ending(".class").forEach((name, content) -> classes.put(jar + "!/" + name, content));
        }
        return classes;
    }

    /** The main headers of the manifest. */
    Attributes headers() throws NotMetException, IOException {
        return manifest().getMainAttributes();
    }

    /** The manifest. */
    Manifest manifest() throws NotMetException, IOException {
        byte[] text = file(JarFile.MANIFEST_NAME);
        if (text.length > MOST_OF_MANIFEST) {
            throw new NotMetException(
                    "The manifest has " + text.length + " bytes; no more than " + MOST_OF_MANIFEST + " are read.");
        }
        try {
            return new Manifest(new ByteArrayInputStream(text));
        } catch (IOException broken) {
            throw new NotMetException("The manifest cannot be read: " + broken.getMessage());
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

        void take(Map<String, byte[]> into, ZipEntry entry, InputStream in) throws NotMetException, IOException {
            String name = entry.getName();
            checkName(name);
            byte[] content = in.readNBytes(bytes + 1);
            files--;
            bytes -= content.length;
            if (files < 0 || bytes < 0) {
                throw new NotMetException(jar + " unpacks to more than " + MOST_FILES + " files or " + MOST_BYTES
                        + " bytes, which no plugin needs; reading stopped at " + printable(name) + ".");
            }
            if (entry.isDirectory() ? content.length > 0 : into.put(name, content) != null) {
                throw new NotMetException(jar + " has " + printable(name)
                        + " twice, or bytes in a directory. Readers would disagree on what it holds.");
            }
        }

        private void checkName(String name) throws NotMetException {
            boolean isOutside = name.startsWith("/") || ("/" + name + "/").contains("/../") || name.contains(":");
            if (isOutside || name.contains("\\") || name.chars().anyMatch(Character::isISOControl)) {
                throw new NotMetException(jar + " has an entry named '" + printable(name)
                        + "', which leads out of the jar or hides. Build it with a tool that packs files only.");
            }
        }

        private static String printable(String name) {
            return name.substring(0, Math.min(name.length(), 200)).replaceAll("\\p{Cntrl}", "?");
        }
    }
}
