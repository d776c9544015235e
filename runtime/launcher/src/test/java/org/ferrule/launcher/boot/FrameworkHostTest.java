package org.ferrule.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ferrule.launcher.boot.FrameworkHost.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real Felix, real bundles. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FrameworkHostTest {
    @TempDir
    private Path directory;

    private List<Failure> boot(Path... plugins) throws Exception {
        FrameworkHost.Plan plan =
                FrameworkHost.Plan.of(List.of(), List.of(plugins), Map.of(), directory.resolve("felix"));
        try (FrameworkHost host = FrameworkHost.raise(plan)) {
            host.start();
            return host.failures();
        }
    }

    private String reasonOf(String... headers) throws Exception {
        List<Failure> failures = boot(TestBundle.write(directory, "vendor.plugin", headers));
        assertThat(failures).hasSize(1);
        return failures.get(0).reason();
    }

    @Test
    void saysWhichPackageInWhichVersionsNobodyProvides() throws Exception {
        assertThat(reasonOf("Import-Package", "com.vendor.codec;version=\"[2.1,3)\""))
                .isEqualTo("nothing provides the Java package com.vendor.codec from version 2.1.0 and below 3.0.0."
                        + " Add the bundle that exports it to plugins/, or have the vendor embed it in the plugin.");
        assertThat(reasonOf("Import-Package", "com.vendor.codec"))
                .startsWith("nothing provides the Java package com.vendor.codec");
    }

    @Test
    void saysWhichJavaAPluginNeeds() throws Exception {
        assertThat(reasonOf("Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""))
                .isEqualTo("it needs JavaSE 99, this is Java "
                        + Runtime.version().feature() + ". Start with a newer JDK.");
    }

    @Test
    void saysWhichCapabilityNobodyProvides() throws Exception {
        assertThat(reasonOf("Require-Capability", "com.vendor.licence;filter:=\"(level=gold)\""))
                .isEqualTo("nothing provides com.vendor.licence (level=gold). Add the bundle that does to plugins/.");
    }

    @Test
    void namesTheLastLinkOfAChainOfRequirements() throws Exception {
        Path first = TestBundle.write(directory, "a.first", "Import-Package", "b.second");
        Path second =
                TestBundle.write(directory, "b.second", "Export-Package", "b.second", "Import-Package", "c.third");

        assertThat(boot(first, second))
                .extracting(Failure::reason)
                .hasSize(2)
                .allMatch(reason -> reason.startsWith("nothing provides the Java package c.third"));
    }

    @Test
    void saysWhatKeptAnActivatorFromStarting() throws Exception {
        assertThat(reasonOf("Bundle-Activator", "com.vendor.Gone")).contains("activator", "com.vendor.Gone");
    }

    @Test
    void oneBrokenPluginKeepsNoOtherFromStarting() throws Exception {
        Path broken = TestBundle.write(directory, "a.broken", "Import-Package", "com.vendor.codec");
        Path sound = TestBundle.write(directory, "b.sound");
        Path plain = TestBundle.plainJar(directory, "c.plain");
        Path noJar = Files.writeString(directory.resolve("d.jar"), "no jar at all");
        Path twin = Files.copy(sound, directory.resolve("e.twin.jar"));

        assertThat(boot(broken, noJar, plain, sound, twin))
                .extracting(Failure::jar)
                .containsExactlyInAnyOrder(broken, noJar, plain, twin);
        assertThat(boot(plain)).extracting(Failure::reason).allMatch(reason -> reason.contains("is no OSGi bundle"));
    }
}
