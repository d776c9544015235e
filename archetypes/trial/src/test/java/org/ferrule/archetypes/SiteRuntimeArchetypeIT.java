package org.ferrule.archetypes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.ferrule.archetypes.Workshop.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A site with the distribution's plugins and one of its own, which a fresh plugin project has packed. */
class SiteRuntimeArchetypeIT {
    private static final String ARCHETYPE = "site-runtime-archetype";
    private static final String SITE = "src/main/site/site.yaml";
    private static final String OWN_PLUGIN = "target/site/plugins/first-driver-1.0.0-SNAPSHOT.jar";

    private static Workshop workshop;
    private static PackedDriver driver;
    private static Path project;
    private static String site;

    @BeforeAll
    static void aSiteIsGeneratedForAPluginThatWasPacked() throws Exception {
        workshop = Workshop.open("site");
        driver = new PackedDriver(workshop);
        Outcome outcome = workshop.generate(ARCHETYPE, "first-site", Map.of());
        assertThat(outcome.code()).as(outcome.output()).isZero();
        project = workshop.project("first-site");
        site = Files.readString(project.resolve(SITE))
                + "  sensor-1: {type: example.first-driver, link: bench, unitId: 2}\n";
        write(SITE, site);
        String pom = Files.readString(project.resolve("pom.xml"));
        write("pom.xml", pom.replaceFirst("<dependencies>", "$0" + PackedDriver.DEPENDENCY));
        write("src/main/site/pki/vendors/example.pem", driver.certificate());
    }

    @Test
    void aFreshSiteIsPackedWithSumsThatAgreeAndTakesItsOwnPluginInWhereItIsUnpacked() throws Exception {
        Outcome packed = workshop.maven(project, List.of("package"));
        assertThat(packed.code()).as(packed.output()).isZero();
        Path unpacked = unpack(project.resolve("target/first-site-1.0.0.zip")).resolve("first-site-1.0.0");

        assertThat(workshop.run(unpacked, List.of("sha256sum", "--quiet", "-c", "SHA256SUMS"))
                        .output())
                .isEmpty();
        Outcome checked = workshop.run(unpacked, List.of("ferrule/bin/ferrule", "check", "site"));
        assertThat(checked.output()).contains("first-site: 3 equipments, no mistake found");
        assertThat(checked.code()).isZero();
        // There is nobody at the other end of the link. A plugin that is not admitted would leave its equipment
        // BLOCKED.
        assertThat(workshop.firstLine(unpacked, List.of("bin/start"), "sensor-1 "))
                .containsPattern("sensor-1 +example.first-driver +(DISCONNECTED|CONNECTING)");
    }

    @Test
    void aPluginThatWasChangedGetsIntoTheNextBuildAndIsRefusedIfAnotherHasSignedIt() throws Exception {
        driver.signByAnother();
        Outcome outcome = workshop.maven(project, List.of("package"));
        byte[] taken = Files.readAllBytes(project.resolve(OWN_PLUGIN));
        driver.restore();

        assertThat(taken).isNotEqualTo(driver.content());
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.output()).contains("whom this site does not trust").contains("BUILD FAILURE");
    }

    @Test
    void aTypeWithoutAPluginPacksNothingAndIsNamed() throws Exception {
        write(SITE, site + "  pump-1: {type: example.pump, link: bench}\n");
        Outcome outcome = workshop.maven(project, List.of("package"));
        write(SITE, site);

        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.output()).contains("example.pump").contains("BUILD FAILURE");
    }

    @Test
    void aPluginThatImportsWhatNobodyExportsPacksNothingAndIsNamed() throws Exception {
        Path jar = project.resolve("src/main/site/plugins/needy.jar");
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue("Bundle-ManifestVersion", "2");
        headers.putValue("Bundle-SymbolicName", "com.example.needy");
        headers.putValue("Bundle-Version", "1.0.0");
        headers.putValue("Import-Package", "com.example.nobody;version=\"[1,2)\"");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            // Without a file there is nothing that a signature is about.
            out.putNextEntry(new ZipEntry("needy.txt"));
        }
        driver.sign(jar);
        Outcome outcome = workshop.maven(project, List.of("package"));
        Files.delete(jar);

        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.output())
                .contains("nothing provides the Java package com.example.nobody from version 1.0.0 and below 2.0.0")
                .contains("BUILD FAILURE");
    }

    private static void write(String file, String text) throws IOException {
        Files.writeString(project.resolve(file), text);
    }

    private static Path unpack(Path zip) throws Exception {
        Path to = Files.createDirectories(project.resolve("target/unpacked-site"));
        Outcome outcome = workshop.run(project, List.of("unzip", "-qo", zip.toString(), "-d", to.toString()));
        assertThat(outcome.code()).as(outcome.output()).isZero();
        return to;
    }
}
