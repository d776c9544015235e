package org.ferrule.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.core.plugin.PluginHost;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.launcher.admission.PluginGate;
import org.ferrule.launcher.boot.FrameworkHost.Failure;
import org.ferrule.launcher.client.RunningSites;
import org.osgi.framework.BundleException;

/** One site running in this process, from its check to its end. */
public final class SiteRun implements AutoCloseable {
    private final DataDirectory data;
    private final FrameworkHost host;
    private final PluginShelf shelf;
    private final Path note;

    private SiteRun(DataDirectory data, FrameworkHost host, PluginShelf shelf, Path note) {
        this.data = data;
        this.host = host;
        this.shelf = shelf;
        this.note = note;
    }

    /**
     * What to run.
     *
     * @param site directory that holds site.yaml
     * @param data directory that the site owns
     * @param port of the control endpoint, 0 for any free one
     * @param started from when the time until ready is counted
     * @param isUnsignedAllowed whether plugins need neither signature nor lock; refused unless every device is simulated
     */
    public record Plan(Path site, Path data, int port, Instant started, boolean isUnsignedAllowed) {}

    /**
     * Checks and boots. While the files are checked the framework comes up beside, with nothing of the site in it.
     *
     * @throws MistakesException if a file is wrong; nothing was started
     * @throws IOException if a file cannot be read or written, or another process runs with this data directory
     */
    public static SiteRun start(Installation installation, Plan plan)
            throws MistakesException, IOException, BundleException, InterruptedException {
        Path site = plan.site().toAbsolutePath().normalize();
        Path data = plan.data().toAbsolutePath().normalize();
        SiteCheck check = SiteCheck.of(installation, site);
        DataDirectory claimed = DataDirectory.claim(data);
        Files.deleteIfExists(data.resolve("control.json"));
        // Before the first logger is made: a site logs into its data directory.
        System.setProperty(
                "ferrule.log", data.resolve("log").resolve("ferrule.log").toString());
        PluginShelf shelf =
                shelf(installation, new PluginGate(site, plan.isUnsignedAllowed(), LaunchClock::today), claimed);
        RisingFramework rising = RisingFramework.begin(new FrameworkHost.Plan(
                installation.bundles(), shelf.jars(), properties(plan, shelf), data.resolve("felix")));
        SiteConfiguration configuration;
        try {
            configuration = check.check(data, shelf);
            SiteCheck.requireSimulated(plan.isUnsignedAllowed(), configuration);
        } catch (MistakesException | IOException | RuntimeException e) {
            rising.abandon();
            claimed.abandon();
            throw e;
        }
        // Known only now, and so a property of the process, where bundles find it as well.
        System.setProperty(
                "ferrule.links",
                configuration.links().values().stream()
                        .map(LinkConfiguration::kind)
                        .distinct()
                        .collect(Collectors.joining(",")));
        FrameworkHost host = rising.await();
        host.offer(PluginHost.class, new SitePluginHost(host, shelf));
        host.start();
        return new SiteRun(claimed, host, shelf, RunningSites.ofAccount().add(data));
    }

    private static Map<String, String> properties(Plan plan, PluginShelf shelf) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ferrule.site", plan.site().toAbsolutePath().normalize().toString());
        properties.put("ferrule.data", plan.data().toAbsolutePath().normalize().toString());
        properties.put("ferrule.started", Long.toString(plan.started().toEpochMilli()));
        properties.put("ferrule.version", version());
        properties.put("ferrule.port", Integer.toString(plan.port()));
        properties.put("ferrule.refused", shelf.refusedNames());
        return properties;
    }

    private static PluginShelf shelf(Installation installation, PluginGate gate, DataDirectory claimed)
            throws IOException {
        try {
            return PluginShelf.of(installation, gate);
        } catch (IOException | RuntimeException e) {
            claimed.abandon();
            throw e;
        }
    }

    /** The version in the launcher's manifest. */
    public static String version() {
        String version = SiteRun.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    /** Bundles that were not admitted or did not start, and why. */
    public List<Failure> failures() {
        List<Failure> all = new ArrayList<>(shelf.refused());
        all.addAll(host.failures());
        return all;
    }

    /** Waits until somebody stops the site. */
    public void awaitStop() throws InterruptedException {
        host.awaitStop();
    }

    /** Stops in good order; idempotent. */
    @Override
    public void close() throws IOException {
        host.close();
        Files.deleteIfExists(note);
        data.close();
    }
}
