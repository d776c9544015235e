package org.ferrule.launcher.boundary;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the runtime needs in a framework, from the class path of the test. */
public final class RuntimeBundles {
    private RuntimeBundles() {}

    /** The jars, in the order of the distribution. */
    public static List<Path> jars() {
        return Stream.of(
                        "org.osgi.util.function",
                        "org.osgi.util.promise",
                        "org.osgi.service.component-",
                        "felix.scr",
                        "snakeyaml",
                        "jackson-annotations",
                        "jackson-core",
                        "jackson-databind",
                        "sqlite-jdbc",
                        "bcprov",
                        "jna-5",
                        "sdk-api",
                        "runtime-audit",
                        "runtime-people",
                        "runtime-core")
                .map(RuntimeBundles::onClassPath)
                .toList();
    }

    private static Path onClassPath(String part) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.getFileName().toString().contains(part)
                        && entry.toString().endsWith(".jar"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + part + " on the class path"));
    }
}
