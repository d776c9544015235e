package org.ferrule.launcher.boot;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;

/**
 * Lets a bundle whose jar is on the class path take its classes from there, where Java has them in an archive, see
 * docs/decisions/0019. Such a bundle is wired, started and stopped like any other. Plugins are on no class path.
 */
final class ClassPathBundles implements ModuleConnector {
    private final Set<String> locations;

    private ClassPathBundles(Set<String> locations) {
        this.locations = locations;
    }

    /** The jars on the class path of this process. */
    static ClassPathBundles ofProcess() {
        return new ClassPathBundles(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(entry -> location(Path.of(entry)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** What a bundle of the runtime is installed from. */
    static String location(Path jar) {
        return jar.toAbsolutePath().normalize().toUri().toString();
    }

    @Override
    public Optional<ConnectModule> connect(String location) {
        return locations.contains(location)
                ? Optional.of(() -> new JarContent(new File(URI.create(location))))
                : Optional.empty();
    }

    @Override
    public void initialize(File storage, Map<String, String> configuration) {
        // The class path is known, and needs no storage.
    }

    @Override
    public Optional<BundleActivator> newBundleActivator() {
        return Optional.empty();
    }
}
