package org.ferrule.core.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.site.DescriptorFiles;
import org.ferrule.core.yaml.MistakesException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The descriptors in the installed bundles, also in those that do not resolve, so that a site file can be checked and a missing
 * plugin be explained. A descriptor that is wrong costs its own plugin only.
 */
final class BundleDescriptors implements PluginGaps {
    private static final Logger LOG = LoggerFactory.getLogger(BundleDescriptors.class);
    private static final String FOLDER = "OSGI-INF/ferrule/";
    /** One byte more than a descriptor may have, so that the reader still sees that it is too large. */
    private static final int MOST_BYTES = (1 << 20) + 1;

    private final BundleContext context;
    private final DescriptorReader reader = new DescriptorReader();
    private final Map<String, BoundType> files = new ConcurrentHashMap<>();
    /** What was read already: a bundle never changes; another version of a plugin is another bundle. */
    private final Map<Long, Map<String, EquipmentDescriptor>> known = new ConcurrentHashMap<>();

    /** Reads what the site has as files. */
    BundleDescriptors(BundleContext context, Path siteDirectory) throws IOException {
        this.context = context;
        String names = context.getProperty("ferrule.refused");
        // A site's file may have the name of one of the distribution's, so that a name can be there twice.
        Set<String> refused = new HashSet<>(Arrays.asList((names == null ? "" : names).split("/", -1)));
        for (Path file : DescriptorFiles.in(siteDirectory)) {
            if (refused.contains(String.valueOf(file.getFileName()))) {
                continue;
            }
            try {
                EquipmentDescriptor descriptor = DescriptorFiles.read(file, reader);
                files.putIfAbsent(descriptor.type(), BoundType.of(file, descriptor));
            } catch (MistakesException mistakes) {
                LOG.error("a descriptor is wrong; its type is not available:\n{}", mistakes.getMessage());
            }
        }
    }

    /** A descriptor that is a plugin by itself has come. */
    void addFile(String file, EquipmentDescriptor descriptor) {
        files.put(descriptor.type(), BoundType.of(Path.of(file), descriptor));
    }

    /** A descriptor that is a plugin by itself leaves. */
    void removeFile(String type) {
        files.remove(type);
    }

    /** Of all installed bundles and the site's files, by type; the first one wins, and bundles come first. */
    Map<String, EquipmentDescriptor> all() {
        Map<String, EquipmentDescriptor> all = new LinkedHashMap<>();
        Set<Long> installed = new HashSet<>();
        for (Bundle bundle : context.getBundles()) {
            installed.add(bundle.getBundleId());
            of(bundle).forEach(all::putIfAbsent);
        }
        known.keySet().retainAll(installed);
        files.forEach((type, bound) -> all.putIfAbsent(type, bound.descriptor()));
        return all;
    }

    /** Those that have bindings, with the file that they come from. */
    Map<String, BoundType> boundTypes() {
        Map<String, BoundType> bound = new LinkedHashMap<>();
        for (Bundle bundle : context.getBundles()) {
            of(bundle).forEach((type, descriptor) -> {
                if (descriptor.bindings().isPresent()) {
                    bound.putIfAbsent(type, new BoundType(descriptor, PluginFile.of(bundle)));
                }
            });
        }
        files.forEach(bound::putIfAbsent);
        return bound;
    }

    /** Of one bundle, by type. */
    Map<String, EquipmentDescriptor> of(Bundle bundle) {
        return known.computeIfAbsent(bundle.getBundleId(), id -> read(bundle));
    }

    private Map<String, EquipmentDescriptor> read(Bundle bundle) {
        Map<String, EquipmentDescriptor> found = new LinkedHashMap<>();
        for (String path : paths(bundle)) {
            URL entry = bundle.getEntry(path);
            if (entry != null) {
                read(bundle, path, entry, found);
            }
        }
        return found;
    }

    private static List<String> paths(Bundle bundle) {
        List<String> paths = new ArrayList<>();
        // Not findEntries, which would try to resolve the bundle.
        Enumeration<String> entries = bundle.getEntryPaths(FOLDER);
        if (entries != null) {
            Collections.list(entries).stream()
                    .filter(path -> path.endsWith(".yaml"))
                    .forEach(paths::add);
        }
        return paths;
    }

    private void read(Bundle bundle, String path, URL entry, Map<String, EquipmentDescriptor> found) {
        String place = bundle.getSymbolicName() + "!/" + path;
        try (InputStream in = entry.openStream()) {
            EquipmentDescriptor descriptor = reader.read(place, in.readNBytes(MOST_BYTES));
            found.put(descriptor.type(), descriptor);
        } catch (MistakesException mistakes) {
            LOG.error("a plugin's descriptor is wrong; its types are not available:\n{}", mistakes.getMessage());
        } catch (IOException unreadable) {
            LOG.error("{} cannot be read; its types are not available", place, unreadable);
        }
    }

    @Override
    public String reason(String type) {
        if (boundTypes().containsKey(type)) {
            return "its descriptor has bindings, and the plugin register-map, which interprets them, is not started. "
                    + "See the log for what it lacks.";
        }
        for (Bundle bundle : context.getBundles()) {
            if (of(bundle).containsKey(type)) {
                return reason(bundle);
            }
        }
        return "no installed plugin has it. Put the plugin's file into the site's plugins directory.";
    }

    private String reason(Bundle bundle) {
        String name = bundle.getSymbolicName();
        String known = context.getProperty("ferrule.unresolved." + name);
        if (known != null) {
            return "the plugin " + name + " does not resolve: " + known;
        }
        return bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING
                ? "the plugin " + name + " is started and its driver is awaited."
                : "the plugin " + name + " is installed but not started. See the log for what it lacks.";
    }
}
