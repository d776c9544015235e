package org.ferrule.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.ferrule.launcher.boundary.Admission;
import org.ferrule.launcher.boundary.PluginBoundary;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Felix with the runtime's bundles and the site's plugins. A plugin that does not start never stops the others. */
public final class FrameworkHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FrameworkHost.class);

    /**
     * SLF4J comes from the class path, so that everything logs through one back end without help of another bundle. It is offered
     * under its old version too, as its own manifest does, for bundles such as j2mod that ask for 1.x.
     */
    private static final String SHARED_PACKAGES = Stream.of("2.0.17", "1.7.36")
            .flatMap(version -> Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
                    .map(name -> name + ";version=" + version))
            .collect(Collectors.joining(","));

    private static final List<String> COMPONENT_RUNTIME = List.of("org.osgi.", "org.apache.felix.scr");
    /** Where the core finds why a plugin does not start. */
    private static final String UNRESOLVED = "ferrule.unresolved.";

    private static final long STOP_MILLIS = 15_000;

    private final Framework framework;
    private final BundleInstaller installer;
    private final Admission admission;
    private final Map<Path, Bundle> runtime;
    private final Map<Path, Bundle> plugins;
    private final List<Failure> failures;

    private FrameworkHost(Framework framework, Admission admission, Plan plan, List<Failure> failures) {
        this.framework = framework;
        this.admission = admission;
        this.installer = new BundleInstaller(framework.getBundleContext(), admission, failures);
        this.runtime = installer.runtime(plan.bundles());
        this.plugins = Collections.synchronizedMap(installer.plugins(plan.plugins()));
        this.failures = failures;
    }

    /**
     * What to boot.
     *
     * @param bundles bundles of the runtime
     * @param plugins bundles of the plugins
     * @param properties framework properties, see docs/rooms.md
     * @param cache where Felix may unpack; made anew
     */
    public record Plan(List<Path> bundles, List<Jar> plugins, Map<String, String> properties, Path cache) {
        /** Plugins whose files are taken as they are. */
        public static Plan of(List<Path> bundles, List<Path> plugins, Map<String, String> properties, Path cache) {
            List<Jar> jars = plugins.stream()
                    .map(file -> new Jar(file, () -> Files.readAllBytes(file)))
                    .toList();
            return new Plan(bundles, jars, properties, cache);
        }
    }

    /**
     * A plugin's jar.
     *
     * @param file where it lies
     * @param content the bytes that were admitted
     */
    public record Jar(Path file, Content content) {}

    /** Bytes, whether they are at hand or have to be read. */
    @FunctionalInterface
    public interface Content {
        /** Reads them. */
        byte[] read() throws IOException;
    }

    /**
     * A bundle that could not be installed or started.
     *
     * @param jar which
     * @param reason why, in words, and what to do
     */
    public record Failure(Path jar, String reason) {}

    /**
     * Brings up the framework and its component runtime, and installs every bundle. No bundle of the runtime and no plugin is
     * started yet.
     */
    public static FrameworkHost raise(Plan plan) throws BundleException {
        Map<String, String> configuration = new LinkedHashMap<>(plan.properties());
        configuration.put(Constants.FRAMEWORK_STORAGE, plan.cache().toString());
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED_PACKAGES);
        // Felix prints resolution trouble in its own words; here it is told in ours.
        configuration.put("felix.log.level", "0");
        // Felix would give a plugin any class of the class path that a class of the JDK asks for on its behalf.
        configuration.put("felix.bootdelegation.implicit", "false");
        Framework framework = new FrameworkFactory().newFramework(configuration, ClassPathBundles.ofProcess());
        framework.init();
        BundleContext context = framework.getBundleContext();
        Admission admission = PluginBoundary.draw(context);
        framework.start();
        List<Failure> failures = new ArrayList<>();
        FrameworkHost host = new FrameworkHost(framework, admission, plan, failures);
        failures.addAll(start(host.startingWith(COMPONENT_RUNTIME)));
        return host;
    }

    /** Starts the plugins and the runtime, and returns when every bundle was asked to start. */
    public void start() {
        // Plugins first: they only register what is activated later, and the core can then say why one is missing.
        for (Failure failure : start(plugins)) {
            failures.add(failure);
            String plugin = Objects.requireNonNull(plugins.get(failure.jar())).getSymbolicName();
            System.setProperty(UNRESOLVED + plugin, failure.reason());
        }
        // Then this transport: what it can prepare, it prepares while the rest still starts. The component runtime runs
        // already.
        Map<Path, Bundle> rest = startingWith(List.of("org.ferrule.transport.opcua", ""));
        rest.values().removeIf(bundle -> COMPONENT_RUNTIME.stream().anyMatch(bundle.getSymbolicName()::startsWith));
        failures.addAll(start(rest));
    }

    /** Offers a service of the launcher's to the runtime; plugins do not find it. */
    public <T> void offer(Class<T> type, T service) {
        framework.getBundleContext().registerService(type, service, null);
    }

    /** Where bundles and services are. */
    BundleContext context() {
        return framework.getBundleContext();
    }

    /** The plugin that was installed from a file. */
    Optional<Bundle> plugin(Path file) {
        return Optional.ofNullable(plugins.get(file));
    }

    /**
     * Installs and starts a plugin while others run.
     *
     * @throws BundleException if it cannot be, in words; it is uninstalled again
     */
    void add(Path file, byte[] content) throws BundleException, InterruptedException {
        Bundle bundle = installer.plugin(file, content);
        plugins.put(file, bundle);
        // What kept the version before from starting is over.
        System.clearProperty(UNRESOLVED + bundle.getSymbolicName());
        try {
            bundle.start();
        } catch (BundleException e) {
            remove(file);
            throw new BundleException(ResolutionTrouble.inWords(e), e);
        }
    }

    /** Stops and uninstalls a plugin, and returns when the framework has let go of its classes; bounded. */
    void remove(Path file) throws BundleException, InterruptedException {
        Bundle bundle = plugins.remove(file);
        if (bundle == null) {
            return;
        }
        try {
            bundle.uninstall();
        } finally {
            CountDownLatch refreshed = new CountDownLatch(1);
            framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> refreshed.countDown());
            if (!refreshed.await(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("the framework still refreshes what used {}", file);
            }
            admission.forget(bundle);
        }
    }

    /** Plugins that cannot be installed or wired, and why. None of their code runs. */
    List<Failure> unresolved() {
        List<Failure> unresolved = new ArrayList<>(failures);
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        plugins.forEach((jar, bundle) -> {
            if (!wiring.resolveBundles(List.of(bundle))) {
                // Only a start says why; one that cannot be wired does not come to its first class.
                unresolved.addAll(start(Map.of(jar, bundle)));
            }
        });
        return unresolved;
    }

    /** Bundles that could not be installed or started. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    private static List<Failure> start(Map<Path, Bundle> bundles) {
        List<Failure> failures = new ArrayList<>();
        bundles.forEach((jar, bundle) -> {
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) != null) {
                return;
            }
            try {
                bundle.start();
            } catch (BundleException e) {
                LOG.debug("{} does not start", jar, e);
                failures.add(new Failure(jar, ResolutionTrouble.inWords(e)));
            }
        });
        return failures;
    }

    /** Bundles of the runtime whose names begin so, in the order of these beginnings. */
    private Map<Path, Bundle> startingWith(List<String> beginnings) {
        Map<Path, Bundle> ordered = new LinkedHashMap<>();
        for (String beginning : beginnings) {
            runtime.forEach((jar, bundle) -> {
                if (bundle.getSymbolicName().startsWith(beginning)) {
                    ordered.putIfAbsent(jar, bundle);
                }
            });
        }
        return ordered;
    }

    /** Waits until somebody stops the framework. */
    public void awaitStop() throws InterruptedException {
        FrameworkEvent event;
        do {
            event = framework.waitForStop(0);
        } while (event.getType() == FrameworkEvent.STOPPED_UPDATE);
    }

    /** Stops in good order; bounded. */
    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            LOG.error("the framework does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
