package org.ferrule.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ferrule.core.service.Answer;
import org.ferrule.core.service.Plugins;
import org.ferrule.core.service.Refusal;
import org.ferrule.launcher.admission.LockedFolder;
import org.ferrule.launcher.admission.PluginLock;
import org.ferrule.launcher.admission.VendorKey;
import org.ferrule.launcher.boundary.HonestDriver;
import org.ferrule.launcher.boundary.PluginJar;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The packaged runtime in a real Felix, and plugins that come, are replaced, and go while it runs. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PluginLifeIT {
    private static final String PUMP = "test.pump";
    private static final int CYCLES = Boolean.getBoolean("ferrule.exhaustive") ? 50 : 15;

    @TempDir
    static Path keys;

    private static VendorKey vendor;

    @TempDir
    private Path directory;

    private PluginSite site;

    @BeforeAll
    static void makeKey() throws Exception {
        vendor = VendorKey.make(keys, "vendor");
    }

    @BeforeEach
    void boot() throws Exception {
        Path home = Files.createDirectories(directory.resolve("home/plugins"));
        new PluginJar("test.honest")
                .driver("test.honest", HonestDriver.class, HonestDriver.Session.class)
                .write(home);
        Path folder = Files.createDirectories(directory.resolve("site"));
        vendor.trustedBy(folder);
        Files.writeString(folder.resolve("site.yaml"), """
                site: test-suite
                equipment:
                  honest-1: {type: test.honest}
                  feed-1: {type: test.pump}
                """);
        site = new PluginSite(directory, "8");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Path pump(String version, Class<?> driver, Class<?>... further) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("from-vendor"));
        Path unsigned = new PluginJar(PUMP)
                .header("Bundle-Version", version)
                .driver(PUMP, driver, further)
                .write(folder);
        return vendor.sign(unsigned, "pump-" + version + ".jar");
    }

    private Path pump(String version) throws IOException {
        return pump(version, HonestDriver.class, HonestDriver.Session.class);
    }

    private static String refusal(Answer<Plugins.Deed> answer) {
        return answer.refusal().map(Refusal::message).orElse("done");
    }

    private static void done(Answer<Plugins.Deed> answer) {
        assertThat(refusal(answer)).isEqualTo("done");
    }

    @Test
    void equipmentComesAliveWithItsPluginGoesWithItAndNobodyElseNotices() throws Exception {
        site.awaitOnline("honest-1");
        Instant since = site.equipment("honest-1").connection().since();
        assertThat(site.equipment("feed-1").connection().reason())
                .contains("no started plugin provides type test.pump")
                .contains("no installed plugin has it");

        done(site.install(pump("1.0.0")));
        site.awaitOnline("feed-1");
        assertThat(refusal(site.install(pump("1.0.0")))).contains("update");
        done(site.update(pump("1.1.0"), false));
        assertThat(site.equipment("feed-1").plugin().map(Object::toString)).contains("test.pump 1.1.0");
        assertThat(refusal(site.update(pump("1.0.0"), false))).contains("--rollback");
        done(site.update(pump("1.0.0"), true));
        assertThat(stored()).containsExactly("test.pump-1.0.0.jar");
        done(site.remove(PUMP));
        assertThat(site.equipment("feed-1").connection().state().name()).isEqualTo("BLOCKED");
        assertThat(site.equipment("feed-1").connection().reason()).contains("no installed plugin has it");
        assertThat(stored()).isEmpty();
        assertThat(site.equipment("honest-1").connection().since()).isEqualTo(since);

        List<String> records = site.records("PLUGIN");
        assertThat(records.stream().filter(r -> r.contains("\"INTENT\""))).hasSize(4);
        assertThat(records.stream().filter(r -> r.contains("\"DONE\""))).hasSize(4);
        assertThat(records.stream().filter(r -> r.contains("\"INTENT\"")))
                .allMatch(r -> r.contains("\"eva\"") && r.contains("CN=vendor") && r.contains("pluginSha256"));
        assertThat(records.stream().filter(r -> r.contains("\"REFUSED\""))).hasSize(2);
    }

    @Test
    void aVersionThatDoesNotComeOnlineIsTakenBack() throws Exception {
        done(site.install(pump("1.0.0")));
        site.awaitOnline("feed-1");

        assertThat(refusal(site.update(pump("2.0.0", SilentDriver.class), false)))
                .contains("was taken back")
                .contains("this version never connects")
                .contains("test.pump 1.0.0 is back");
        assertThat(site.equipment("feed-1").connection().state().name()).isEqualTo("ONLINE");
        assertThat(site.equipment("feed-1").plugin().map(Object::toString)).contains("test.pump 1.0.0");
        assertThat(PluginLock.in(site.siteDirectory())
                        .orElseThrow()
                        .plugins()
                        .get(PUMP)
                        .version())
                .isEqualTo("1.0.0");
        Path unresolvable = vendor.sign(
                new PluginJar(PUMP)
                        .header("Bundle-Version", "3.0.0")
                        .header("Import-Package", "com.example.nowhere")
                        .descriptor(PUMP)
                        .write(directory),
                "pump-3.jar");
        assertThat(refusal(site.update(unresolvable, false)))
                .contains("com.example.nowhere")
                .contains("is back");
        site.awaitOnline("feed-1");
        assertThat(site.records("PLUGIN").stream().filter(r -> r.contains("\"ROLLED_BACK\"")))
                .hasSize(2);
    }

    @Test
    void whatSpeaksAgainstAPluginIsSaidBeforeAnythingHappens() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("from-vendor"));
        Path unsigned = new PluginJar(PUMP).descriptor(PUMP).write(folder);
        assertThat(refusal(site.install(unsigned))).contains("test.pump.jar").contains("not signed");
        assertThat(refusal(site.plugins().install(SessionKey.NONE, PluginSite.upload(pump("1.0.0"), "why", false))))
                .contains("sign");
        assertThat(refusal(site.plugins().install(site.engineer(), PluginSite.upload(pump("1.0.0"), " ", false))))
                .contains("reason");
        assertThat(refusal(site.remove("test.honest"))).contains("comes with the distribution");
        assertThat(refusal(site.update(pump("1.0.0"), false))).contains("install");
        Path twin =
                vendor.sign(new PluginJar("test.twin").descriptor("test.honest").write(folder), "twin.jar");
        assertThat(refusal(site.install(twin))).contains("already provided by test.honest 1.0.0");
        assertThat(stored()).isEmpty();
        assertThat(site.records("PLUGIN").stream().filter(r -> r.contains("\"REFUSED\"")))
                .hasSize(6);
    }

    @Test
    void aPluginWhoseEquipmentIsInARunStays() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("from-vendor"));
        Path running = vendor.sign(
                new PluginJar(PUMP)
                        .driver(PUMP, RunningDriver.class, RunningDriver.Session.class)
                        .text(
                                "OSGI-INF/ferrule/device.yaml",
                                PluginJar.yaml(PUMP) + "functionalUnits: {vessel: {states: [IDLE, HELD]}}\n")
                        .write(folder),
                "running.jar");
        done(site.install(running));
        site.awaitOnline("feed-1");

        assertThat(refusal(site.remove(PUMP))).contains("feed-1 is in a run: vessel is HELD");
        assertThat(refusal(site.update(pump("2.0.0"), false))).contains("feed-1 is in a run");
        assertThat(site.equipment("feed-1").connection().state().name()).isEqualTo("ONLINE");
    }

    @Test
    void aFileThatIsLockedAndDroppedIntoTheFolderIsInstalledAndRemovedWithIt() throws Exception {
        Path folder = Files.createDirectories(site.siteDirectory().resolve("plugins"));
        Path file = folder.resolve("dropped.jar");
        Files.copy(pump("1.0.0"), file);
        await().atMost(PluginSite.BOUND)
                .untilAsserted(
                        () -> assertThat(site.plugins().inventory().refused().get("dropped.jar"))
                                .contains("is not in plugins.lock"));
        LockedFolder.lock(site.siteDirectory(), false, () -> LocalDate.of(2026, 6, 1));
        site.awaitOnline("feed-1");
        assertThat(site.plugins().inventory().refused()).isEmpty();

        byte[] next = Files.readAllBytes(pump("1.1.0"));
        Files.write(folder.resolve("half.jar"), Arrays.copyOf(next, next.length / 2));
        Files.delete(file);
        await().atMost(PluginSite.BOUND)
                .until(() ->
                        site.equipment("feed-1").connection().state().name().equals("BLOCKED"));
        assertThat(site.plugins().inventory().plugins())
                .noneMatch(entry -> entry.file().equals("half.jar"));
        List<String> records = site.records("PLUGIN");
        assertThat(records.stream().filter(r -> r.contains("\"DONE\""))).hasSize(2);
        assertThat(records)
                .anyMatch(r -> r.contains("\"REFUSED\"") && r.contains("dropped.jar") && r.contains("plugins.lock"));
    }

    @Test
    void nothingIsLeftOfManyPluginsThatCameAndWent() throws Exception {
        Path jar = pump("1.0.0");
        cycle(jar);
        System.gc();
        long descriptors = openFiles();
        List<String> threads = threads();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < CYCLES; i++) {
            loaders.add(cycle(jar));
        }
        await().atMost(PluginSite.BOUND).untilAsserted(() -> {
            System.gc();
            assertThat(loaders).allMatch(loader -> loader.get() == null, "is collected");
        });
        await().atMost(PluginSite.BOUND)
                .untilAsserted(() -> assertThat(threads()).isEqualTo(threads));
        await().atMost(PluginSite.BOUND)
                .untilAsserted(() -> assertThat(openFiles()).isLessThanOrEqualTo(descriptors));
        assertThat(Arrays.stream(site.context().getBundles()).map(Bundle::getSymbolicName))
                .doesNotContain(PUMP);
        assertThat(site.equipment("honest-1").connection().state().name()).isEqualTo("ONLINE");
    }

    private WeakReference<ClassLoader> cycle(Path jar) throws Exception {
        done(site.install(jar));
        site.awaitOnline("feed-1");
        ClassLoader loader = Arrays.stream(site.context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(PUMP))
                .map(bundle -> bundle.adapt(BundleWiring.class).getClassLoader())
                .findFirst()
                .orElseThrow();
        done(site.remove(PUMP));
        return new WeakReference<>(loader);
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("ferrule-lane"))
                .sorted()
                .toList();
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    private List<String> stored() throws IOException {
        Path plugins = site.siteDirectory().resolve("plugins");
        if (!Files.isDirectory(plugins)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(plugins)) {
            return files.map(file -> Optional.ofNullable(file.getFileName())
                            .map(Path::toString)
                            .orElse(""))
                    .sorted()
                    .toList();
        }
    }
}
