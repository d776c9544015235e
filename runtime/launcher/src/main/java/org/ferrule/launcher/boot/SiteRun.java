package org.ferrule.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.api.transport.LinkConfiguration;
import org.ferrule.core.site.SiteConfiguration;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.launcher.boot.FrameworkHost.Failure;
import org.ferrule.launcher.client.RunningSites;
import org.osgi.framework.BundleException;

/** One site running in this process, from its check to its end. */
public final class SiteRun implements AutoCloseable {
    private final DataDirectory data;
    private final FrameworkHost host;
    private final Path note;

    private SiteRun(DataDirectory data, FrameworkHost host, Path note) {
        this.data = data;
        this.host = host;
        this.note = note;
    }

    /**
     * What to run.
     *
     * @param site directory that holds site.yaml
     * @param data directory that the site owns
     * @param port of the control endpoint, 0 for any free one
     * @param started from when the time until ready is counted
     */
    public record Plan(Path site, Path data, int port, Instant started) {}

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
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ferrule.site", site.toString());
        properties.put("ferrule.data", data.toString());
        properties.put("ferrule.started", Long.toString(plan.started().toEpochMilli()));
        properties.put("ferrule.version", version());
        properties.put("ferrule.port", Integer.toString(plan.port()));
        RisingFramework rising = RisingFramework.begin(new FrameworkHost.Plan(
                installation.bundles(), installation.plugins(site), properties, data.resolve("felix")));
        SiteConfiguration configuration;
        try {
            configuration = check.check(data);
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
        host.start();
        return new SiteRun(claimed, host, RunningSites.ofAccount().add(data));
    }

    /** The version in the launcher's manifest. */
    public static String version() {
        String version = SiteRun.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    /** Bundles that did not start, and why. */
    public List<Failure> failures() {
        return host.failures();
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
