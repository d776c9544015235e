package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.LinkLease;
import org.ferrule.api.transport.OpcUaLink;
import org.ferrule.api.transport.OpcUaNodeId;
import org.ferrule.api.transport.SharedLink;
import org.ferrule.api.transport.TransportProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/** The packaged bundle in a real framework, with nothing but the SDK, SLF4J and the JDK around it. */
class OpcUaBundleIT {
    // As the launcher offers them, and the SDK besides: the test reads through the SDK's own classes.
    private static final String OFFERED = Stream.concat(
                    Stream.of("2.0.17", "1.7.36")
                            .flatMap(version -> Stream.of("", ".event", ".helpers", ".spi")
                                    .map(name -> "org.slf4j" + name + ";version=" + version)),
                    Stream.of("descriptor", "error", "model", "transport")
                            .map(name -> "org.ferrule.api." + name + ";version=0.1.0"))
            .collect(Collectors.joining(","));

    @Test
    void servesTheTransportFromItsBundleAndConnectsSecurely(@TempDir Path directory) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        directory.resolve("felix").toString(),
                        "org.osgi.framework.system.packages.extra",
                        OFFERED));
        framework.start();
        try (TestServer server = TestServer.start()) {
            BundleContext context = framework.getBundleContext();
            start(context);
            ServiceReference<TransportProvider> reference = context.getServiceReferences(
                            TransportProvider.class, "(ferrule.link=opcua)")
                    .iterator()
                    .next();
            TransportProvider provider = context.getService(reference);
            assertThat(provider.getClass()).isNotSameAs(OpcUaTransport.class);
            TestSite site = new TestSite(directory).trust(server.certificate());
            try (SharedLink shared = provider.open(site.link(server.port()));
                    LinkLease lease = shared.lease(new EquipmentId("reactor"), reason -> {})) {
                OpcUaNodeId name = new OpcUaNodeId(FakeDevice.NAMESPACE, "s=Name");
                assertThat(((OpcUaLink) lease.link()).read(List.of(name)).get(0).value())
                        .isEqualTo(Value.text("reactor"));
            }
        } finally {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(20));
        }
    }

    private static void start(BundleContext context) throws Exception {
        List<Bundle> installed = new ArrayList<>();
        for (String part : List.of(
                "org.osgi.util.function", "org.osgi.util.promise", "org.osgi.service.component-", "felix.scr")) {
            installed.add(context.installBundle(onClassPath(part).toString()));
        }
        installed.add(context.installBundle(packaged().toString()));
        for (Bundle bundle : installed) {
            bundle.start();
        }
        assertThat(installed).allSatisfy(b -> assertThat(b.getState()).isEqualTo(Bundle.ACTIVE));
        assertSealed(installed.get(installed.size() - 1));
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

    /** Milo and everything behind it stay inside the bundle: nothing comes in, nothing gets out. */
    private static void assertSealed(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        assertThat(wiring.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)).isEmpty();
        assertThat(wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE))
                .isNotEmpty()
                .allSatisfy(wire ->
                        assertThat(wire.getProvider().getBundle().getBundleId()).isZero());
        assertThat(bundle.getBundleContext().getBundles())
                .extracting(Bundle::getSymbolicName)
                .noneMatch(name -> name.contains("milo") || name.contains("netty"));
    }
}
