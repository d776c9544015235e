package org.ferrule.core.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.verify.AuditFile;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The packaged bundle in a real framework, with the real audit trail, and plugins and a transport made for the test. */
@Timeout(120)
class SiteIT {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final String SLF4J = Stream.of("", ".event", ".helpers", ".spi")
            .map(part -> "org.slf4j" + part + ";version=2.0.17")
            .collect(Collectors.joining(","));

    @TempDir
    Path directory;

    private final ConcurrentMap<String, Long> calls = new ConcurrentHashMap<>();
    private Framework framework;
    private Bundle one;
    private Bundle transport;
    private Function<String, String> site;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(Files.createDirectories(directory.resolve("site")).resolve("site.yaml"), """
                site: test-suite
                links:
                  line: {stream: tcp, host: 127.0.0.1, port: 4001}
                  spare: {stream: tcp, host: 127.0.0.1, port: 4002}
                equipment:
                  one-1: {type: test.one, link: line}
                  two-1: {type: test.two, link: line}
                  broken-1: {type: test.broken, link: line}
                """);
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties());
        framework.start();
        BundleContext context = framework.getBundleContext();
        context.registerService(ConcurrentMap.class, calls, null);
        // In the launcher's order, which is that of the ids, by which the framework stops: plugins first.
        List<Bundle> starting = new ArrayList<>(runtime(context));
        one = context.installBundle(uri(TestBundle.plugin(directory, "test.one", "")));
        Bundle two = context.installBundle(uri(TestBundle.plugin(directory, "test.two", "")));
        context.installBundle(uri(TestBundle.plugin(directory, "test.broken", "org.not.there")));
        transport = context.installBundle(uri(TestBundle.of(
                directory,
                "test.transport",
                FakeTransport.class,
                List.of("FakeTransport", "FakeTransport$Line", "FakeTransport$Line$1"))));
        Bundle probe = context.installBundle(
                uri(TestBundle.of(directory, "test.probe", SiteProbe.class, List.of("SiteProbe"))));
        starting.addAll(List.of(transport, one, two, probe));
        for (Bundle bundle : starting) {
            bundle.start();
        }
        site = found(context);
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(BOUND.toMillis());
    }

    @Test
    void onlyTheEquipmentOfAStoppedPluginIsBlockedAndNoCallFollowsTheStop() throws Exception {
        awaitOnline("one-1");
        awaitOnline("two-1");
        one.stop();
        long after = calls.get("test.one");
        assertThat(calls).containsEntry("test.one closed", 1L);
        assertThat(site.apply("one-1"))
                .startsWith("BLOCKED")
                .contains("the plugin test.one 1.0.0 was stopped. Start it again or replace it.");
        long others = calls.get("test.two");
        await().atMost(BOUND).until(() -> calls.get("test.two") > others + 5);
        assertThat(calls).containsEntry("test.one", after);
        assertThat(site.apply("two-1")).startsWith("ONLINE");
        one.start();
        awaitOnline("one-1");
    }

    @Test
    void aPluginThatDoesNotResolveBlocksItsEquipmentWithTheReason() {
        awaitOnline("one-1");
        assertThat(site.apply("broken-1"))
                .isEqualTo("BLOCKED no started plugin provides type test.broken: "
                        + "the plugin test.broken does not resolve: package org.not.there is missing");
    }

    @Test
    void aTransportThatStopsCostsTheConnectionUntilItIsBack() throws Exception {
        awaitOnline("one-1");
        transport.stop();
        await().atMost(BOUND).until(() -> site.apply("one-1").contains("no started bundle provides the transport"));
        transport.start();
        awaitOnline("one-1");
        awaitOnline("two-1");
    }

    @Test
    @Proves({Req.PKG_009, Req.AUD_003})
    void aPluginThatIsUpgradedAndRolledBackKeepsItsEquipmentAndItsConfigurationAndIsRecorded() throws Exception {
        awaitOnline("one-1");
        Path siteFile = directory.resolve("site/site.yaml");
        String configured = Files.readString(siteFile);
        for (String version : List.of("1.1.0", "1.0.0")) {
            Path jar = TestBundle.pluginOfVersion(directory, "test.one", version);
            try (InputStream content = Files.newInputStream(jar)) {
                one.update(content);
            }
            awaitOnline("one-1");
            assertThat(site.apply("two-1")).startsWith("ONLINE");
        }
        stop();

        assertThat(Files.readString(siteFile)).isEqualTo(configured);
        assertThat(recorded(AuditAction.CONFIGURATION)).hasSize(1);
        assertThat(recorded(AuditAction.PLUGIN))
                .filteredOn(entry -> entry.target().startsWith("test.one "))
                .extracting(entry -> entry.target() + " " + entry.detail().get("state"))
                .startsWith(
                        "test.one 1.0.0 STARTED",
                        "test.one 1.0.0 STOPPED",
                        "test.one 1.1.0 STARTED",
                        "test.one 1.1.0 STOPPED",
                        "test.one 1.0.0 STARTED");
    }

    private List<AuditEntry> recorded(AuditAction action) throws IOException {
        AuditQuery query = new AuditQuery(0, 1000, AuditQuery.Filter.ALL.byAction(action.name()));
        return AuditFile.read(directory.resolve("data/audit.db"), query).stream()
                .map(record -> record.entry())
                .toList();
    }

    @Test
    void theFrameworkStopsWithinItsBoundAndLeavesNoThread() throws Exception {
        awaitOnline("one-1");
        framework.stop();
        FrameworkEvent end = framework.waitForStop(BOUND.toMillis());
        assertThat(end.getType()).isEqualTo(FrameworkEvent.STOPPED);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(threads()).noneMatch(name -> name.startsWith("ferrule")));
        assertThat(calls.get("test.one closed")).isEqualTo(1);
        assertThat(directory.resolve("data/audit.db")).exists();
    }

    @Test
    void anOrderlyStopIsNoAlarmAlsoWherePluginsStopBeforeTheSite() throws Exception {
        awaitOnline("one-1");
        awaitOnline("two-1");
        stop();

        assertThat(recorded(AuditAction.CONNECTION)).hasSize(4);
        assertThat(recorded(AuditAction.ALARM)).isEmpty();
    }

    private void awaitOnline(String equipment) {
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(site.apply(equipment)).startsWith("ONLINE"));
    }

    private static Set<String> threads() {
        Set<String> names = new HashSet<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> names.add(thread.getName()));
        return names;
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("org.osgi.framework.storage", directory.resolve("felix").toString());
        properties.put("org.osgi.framework.system.packages.extra", SLF4J);
        properties.put("ferrule.site", directory.resolve("site").toString());
        properties.put("ferrule.data", directory.resolve("data").toString());
        properties.put("ferrule.started", "0");
        properties.put("ferrule.version", "0.1.0");
        properties.put("ferrule.unresolved.test.broken", "package org.not.there is missing");
        return properties;
    }

    @SuppressWarnings("unchecked") // The probe registers this function only.
    private static Function<String, String> found(BundleContext context) {
        return context.getService(context.getServiceReference(Function.class));
    }

    private static List<Bundle> runtime(BundleContext context) throws BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (String part : List.of(
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
                "runtime-people")) {
            bundles.add(context.installBundle(uri(onClassPath(part))));
        }
        bundles.add(context.installBundle(uri(Path.of(System.getProperty("ferrule.artifact")))));
        return bundles;
    }

    private static String uri(Path jar) {
        URI uri = jar.toUri();
        return uri.toString();
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
