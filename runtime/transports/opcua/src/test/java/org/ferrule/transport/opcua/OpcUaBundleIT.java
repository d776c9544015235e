package org.ferrule.transport.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
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

/** The packaged bundle in a real framework, with nothing but the SDK, SLF4J and the JDK around it. */
class OpcUaBundleIT {
    private static final String PACKAGES = "org.slf4j;version=2.0.17,org.slf4j.event;version=2.0.17,"
            + "org.slf4j.helpers;version=2.0.17,org.slf4j.spi;version=2.0.17";
    // The test reads through the SDK's own classes, so the framework takes them from the test's class path.
    private static final String API =
            ",org.ferrule.api.descriptor,org.ferrule.api.error,org.ferrule.api.model," + "org.ferrule.api.transport";

    @Test
    void servesTheTransportFromItsBundleAndConnectsSecurely(@TempDir Path directory) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        directory.resolve("felix").toString(),
                        "org.osgi.framework.system.packages.extra",
                        PACKAGES + versioned(API)));
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

    private static String versioned(String packages) {
        return packages.replace(",", ";version=0.1.0,").replaceFirst(";version=0.1.0,", ",") + ";version=0.1.0";
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
    }

    private static URI onClassPath(String part) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains(part) && entry.endsWith(".jar"))
                .findFirst()
                .map(entry -> new File(entry).toURI())
                .orElseThrow(() -> new AssertionError("no " + part + " on the class path"));
    }

    private static URI packaged() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(f -> f.getFileName().toString().matches("transport-opcua-[^-]*(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toUri();
        }
    }
}
