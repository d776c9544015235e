package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The packaged bundle resolves in a framework with nothing but the SDK, SLF4J and the JDK around it: Milo comes to it through no wire.
 * How it connects with its classes on the class path is seen in the tests of the distribution.
 */
class OpcUaBundleIT {
    // As the launcher offers them, and the SDK besides.
    private static final String OFFERED = Stream.concat(
                    Stream.of("2.0.17", "1.7.36")
                            .flatMap(version -> Stream.of("", ".event", ".helpers", ".spi")
                                    .map(name -> "org.slf4j" + name + ";version=" + version)),
                    Stream.of("descriptor", "error", "model", "transport")
                            .map(name -> "org.ferrule.api." + name + ";version=0.1.0"))
            .collect(Collectors.joining(","));

    @Test
    void isWiredToNothingButTheSdkAndOffersNothing(@TempDir Path directory) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        directory.resolve("felix").toString(),
                        "org.osgi.framework.system.packages.extra",
                        OFFERED));
        framework.start();
        try {
            BundleContext context = framework.getBundleContext();
            context.installBundle(onClassPath("felix.scr").toString());
            context.installBundle(onClassPath("org.osgi.util.function").toString());
            context.installBundle(onClassPath("org.osgi.util.promise").toString());
            context.installBundle(onClassPath("org.osgi.service.component-").toString());
            Bundle bundle = context.installBundle(packaged().toString());
            bundle.start();
            assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE);
            assertSealed(bundle);
        } finally {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(20));
        }
    }

    private static URI onClassPath(String part) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains(part) && entry.endsWith(".jar"))
                .findFirst()
                .map(entry -> new File(entry).toURI())
                .orElseThrow(() -> new AssertionError("no " + part + " on the class path"));
    }

    private static URI packaged() {
        return Path.of(System.getProperty("ferrule.artifact")).toUri();
    }

    /** Nobody else gets at Milo through this bundle. */
    private static void assertSealed(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        assertThat(wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)).isEmpty();
        assertThat(wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE))
                .isNotEmpty()
                .allSatisfy(wire ->
                        assertThat(wire.getProvider().getBundle().getBundleId()).isZero());
    }
}
