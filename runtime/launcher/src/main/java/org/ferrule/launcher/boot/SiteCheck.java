package org.ferrule.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.core.site.DescriptorFiles;
import org.ferrule.core.site.EquipmentEntry;
import org.ferrule.core.site.PluginDescriptors;
import org.ferrule.core.site.SecretStore;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.site.SiteFileReader;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.launcher.admission.PluginGate;
import org.osgi.framework.BundleException;

/** Checks a site before anything is started, so that a mistake starts nothing. */
public final class SiteCheck {
    private final Installation installation;
    private final Path siteDirectory;

    private SiteCheck(Installation installation, Path siteDirectory) {
        this.installation = installation;
        this.siteDirectory = siteDirectory;
    }

    /**
     * The check of one site against the plugins of an installation and its own.
     *
     * @throws IOException if the directory holds no site file
     */
    public static SiteCheck of(Installation installation, Path siteDirectory) throws IOException {
        if (!Files.isRegularFile(siteDirectory.resolve("site.yaml"))) {
            throw new IOException(
                    siteDirectory.toAbsolutePath().normalize()
                            + " holds no site.yaml. Name the directory of a site; 'ferrule simulate culture --write-site DIR' makes one.");
        }
        return new SiteCheck(installation, siteDirectory);
    }

    /**
     * Reads the site file as the runtime will, with the plugins that were admitted; others may come later.
     *
     * @throws MistakesException if the site file, a descriptor or a secret is wrong
     * @throws IOException if a file cannot be read
     */
    SiteConfiguration check(Path dataDirectory, PluginShelf shelf) throws MistakesException, IOException {
        return new SiteFileReader(
                        PluginDescriptors.read(shelf.files()), new SecretStore(siteDirectory, System.getenv()))
                .awaitingPlugins()
                .read(siteDirectory, dataDirectory);
    }

    /**
     * Reads the site file with every plugin that is there; a type that none has is a mistake.
     *
     * @throws MistakesException if the site file, a descriptor or a secret is wrong
     * @throws IOException if a file cannot be read
     */
    public SiteConfiguration check(Path dataDirectory) throws MistakesException, IOException {
        List<Path> plugins = new ArrayList<>(installation.plugins(siteDirectory));
        plugins.addAll(DescriptorFiles.in(siteDirectory));
        return new SiteFileReader(PluginDescriptors.read(plugins), new SecretStore(siteDirectory, System.getenv()))
                .read(siteDirectory, dataDirectory);
    }

    /**
     * Judges every plugin as a start does, and wires those that are admitted in a framework of its own; starts none.
     *
     * @param configuration that the site's file was read as
     * @param isUnsignedAllowed whether plugins need neither signature nor lock; refused unless every device is simulated
     * @return those that a start would refuse, or could not wire, and why
     * @throws IOException if a lock file or a certificate cannot be read, or the framework finds no room for its files
     */
    public List<FrameworkHost.Failure> refused(SiteConfiguration configuration, boolean isUnsignedAllowed)
            throws IOException, BundleException {
        requireSimulated(isUnsignedAllowed, configuration);
        PluginGate gate = new PluginGate(siteDirectory, isUnsignedAllowed, LaunchClock::today);
        PluginShelf shelf = PluginShelf.of(installation, gate);
        List<FrameworkHost.Failure> refused = new ArrayList<>(shelf.refused());
        Path cache = Files.createTempDirectory("ferrule-check");
        FrameworkHost.Plan plan =
                new FrameworkHost.Plan(installation.bundles(), shelf.jars(), Map.of(), cache.resolve("felix"));
        try (FrameworkHost host = FrameworkHost.raise(plan)) {
            refused.addAll(host.unresolved());
        } finally {
            try (Stream<Path> files = Files.walk(cache)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return refused;
    }

    static void requireSimulated(boolean isUnsignedAllowed, SiteConfiguration configuration) throws IOException {
        List<EquipmentId> real = configuration.equipment().values().stream()
                .filter(entry -> !entry.isSimulated())
                .map(EquipmentEntry::id)
                .toList();
        if (isUnsignedAllowed && !real.isEmpty()) {
            throw new IOException(
                    "--allow-unsigned is for demonstrations, where every device is simulated, but " + real
                            + " are not declared so in site.yaml. Leave the option out, and have the plugins signed and locked.");
        }
    }
}
