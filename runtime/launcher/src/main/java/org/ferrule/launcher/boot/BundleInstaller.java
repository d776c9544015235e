package org.ferrule.launcher.boot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.ferrule.launcher.admission.Sha256;
import org.ferrule.launcher.boot.FrameworkHost.Failure;
import org.ferrule.launcher.boundary.Admission;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Installs bundles and admits them as what they are. */
final class BundleInstaller {
    private final BundleContext context;
    private final Admission admission;
    private final List<Failure> failures;

    BundleInstaller(BundleContext context, Admission admission, List<Failure> failures) {
        this.context = context;
        this.admission = admission;
        this.failures = failures;
    }

    /** Parts of the runtime. */
    Map<Path, Bundle> runtime(List<Path> jars) {
        Map<Path, Bundle> bundles = new LinkedHashMap<>();
        jars.forEach(jar -> install(jar, bundles, () -> {
            String location = ClassPathBundles.location(jar);
            admission.expect(location);
            return context.installBundle(location);
        }));
        bundles.values().forEach(admission::admitRuntime);
        return bundles;
    }

    /** Plugins, of which only those bytes are installed that were admitted. */
    Map<Path, Bundle> plugins(List<FrameworkHost.Jar> jars) {
        Map<Path, Bundle> bundles = new LinkedHashMap<>();
        jars.forEach(jar -> install(jar.file(), bundles, () -> {
            byte[] content = jar.content().read();
            refuseFragment(content);
            return place(jar.file(), content);
        }));
        bundles.values().forEach(admission::admitPlugin);
        return bundles;
    }

    /** One plugin while others run. */
    Bundle plugin(Path file, byte[] content) throws BundleException {
        Bundle bundle = place(file, content);
        admission.admitPlugin(bundle);
        return bundle;
    }

    /** The location tells the hash of the very bytes that the framework gets, for the audit trail. */
    private Bundle place(Path file, byte[] content) throws BundleException {
        String location = file.toUri() + "#sha256=" + Sha256.of(content);
        admission.expect(location);
        return context.installBundle(location, new ByteArrayInputStream(content));
    }

    private void install(Path jar, Map<Path, Bundle> bundles, Installing installing) {
        try {
            Bundle bundle = installing.install();
            if (bundle.getSymbolicName() == null) {
                bundle.uninstall();
                failures.add(new Failure(jar, "is no OSGi bundle: its manifest has no Bundle-SymbolicName"));
            } else {
                bundles.put(jar, bundle);
            }
        } catch (IOException | BundleException e) {
            failures.add(new Failure(jar, "cannot be installed: " + e.getMessage()));
        }
    }

    /** A fragment becomes a part of its host, and one of the framework even before it is resolved. */
    private static void refuseFragment(byte[] content) throws IOException, BundleException {
        try (ZipInputStream jar = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (entry.getName().equals("META-INF/MANIFEST.MF")
                        && new Manifest(jar).getMainAttributes().getValue(Constants.FRAGMENT_HOST) != null) {
                    throw new BundleException(
                            "a plugin must be a bundle of its own, not a fragment. Ask the vendor for one without Fragment-Host.");
                }
            }
        }
    }

    /** Hands one jar to the framework. */
    @FunctionalInterface
    private interface Installing {
        Bundle install() throws IOException, BundleException;
    }
}
