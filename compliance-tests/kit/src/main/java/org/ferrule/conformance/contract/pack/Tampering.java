package org.ferrule.conformance.contract.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.conformance.contract.NotTestedException;

/** What somebody may do to a signed jar on its way. */
enum Tampering {
    CHANGED_CLASS("a byte of a file is changed") {
        @Override
        void tamper(Map<String, byte[]> files, String victim) {
            byte[] content = files.getOrDefault(victim, new byte[1]).clone();
            content[content.length / 2] ^= 1;
            files.put(victim, content);
        }
    },
    ADDED_FILE("a class is added") {
        @Override
        void tamper(Map<String, byte[]> files, String victim) {
            files.put("org/example/Added.class", files.getOrDefault(victim, new byte[0]));
        }
    },
    STRIPPED_SIGNATURE("the signature is taken off") {
        @Override
        void tamper(Map<String, byte[]> files, String victim) {
            files.keySet().removeIf(PackageSignature::isSignature);
        }
    },
    REMOVED_FILE("a file is removed") {
        @Override
        void tamper(Map<String, byte[]> files, String victim) {
            files.remove(victim);
        }
    },
    CHANGED_HEADER("a header of the manifest is changed") {
        @Override
        void tamper(Map<String, byte[]> files, String victim) {
            String manifest =
                    new String(files.getOrDefault(JarFile.MANIFEST_NAME, new byte[0]), StandardCharsets.UTF_8);
            files.put(
                    JarFile.MANIFEST_NAME,
                    manifest.replaceFirst("(?m)^Bundle-Version: .", "Bundle-Version: 9")
                            .getBytes(StandardCharsets.UTF_8));
        }
    };

    private final String words;

    Tampering(String words) {
        this.words = words;
    }

    /** What is done, for people. */
    String words() {
        return words;
    }

    abstract void tamper(Map<String, byte[]> files, String victim);

    /** Writes a jar to which it was done. */
    void write(Path original, Path copy) throws NotMetException, NotTestedException, IOException {
        Map<String, byte[]> files = new TreeMap<>(JarContents.read(original).files());
        String victim = files.entrySet().stream()
                .filter(file -> !file.getKey().startsWith("META-INF/") && file.getValue().length > 0)
                .map(Map.Entry::getKey)
                .reduce((one, other) -> other.endsWith(".class") ? other : one)
                .orElseThrow(() -> new NotTestedException("The jar has no file that could be tampered with."));
        tamper(files, victim);
        try (OutputStream out = Files.newOutputStream(copy);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            // Readers of signed jars want manifest and signature first.
            write(zip, files, name -> name.equals(JarFile.MANIFEST_NAME));
            write(zip, files, PackageSignature::isSignature);
            write(zip, files, name -> !name.equals(JarFile.MANIFEST_NAME) && !PackageSignature.isSignature(name));
        }
    }

    private static void write(
            ZipOutputStream zip, Map<String, byte[]> files, java.util.function.Predicate<String> which)
            throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (which.test(file.getKey())) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }
}
