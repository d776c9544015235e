package org.ferrule.conformance.contract.pack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.ferrule.conformance.contract.NotMetException;
import org.ferrule.launcher.admission.PackageFiles;
import org.ferrule.launcher.admission.UnsoundPackageException;

/**
 * All files in a jar, by name.
 *
 * @param files contents by name, without directories
 */
record JarContents(Map<String, byte[]> files) {
    /** Reads a jar, but no more of it than any plugin needs. */
    static JarContents read(Path file) throws NotMetException, IOException {
        try {
            return new JarContents(PackageFiles.read(file).files());
        } catch (UnsoundPackageException unsound) {
            throw new NotMetException(String.valueOf(unsound.getMessage()));
        }
    }

    /** What is in a jar inside the jar. */
    JarContents inner(String name) throws NotMetException, IOException {
        try {
            return new JarContents(PackageFiles.unpack(name, file(name)).files());
        } catch (UnsoundPackageException unsound) {
            throw new NotMetException(String.valueOf(unsound.getMessage()));
        }
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
    Attributes headers() throws NotMetException {
        return manifest().getMainAttributes();
    }

    /** The manifest. */
    Manifest manifest() throws NotMetException {
        try {
            return new PackageFiles(files).manifest();
        } catch (UnsoundPackageException unsound) {
            throw new NotMetException(String.valueOf(unsound.getMessage()));
        }
    }
}
