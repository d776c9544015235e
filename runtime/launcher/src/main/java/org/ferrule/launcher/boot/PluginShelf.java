package org.ferrule.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ferrule.core.site.DescriptorFiles;
import org.ferrule.launcher.admission.AdmittedPlugin;
import org.ferrule.launcher.admission.PluginGate;
import org.ferrule.launcher.admission.PluginLock;
import org.ferrule.launcher.admission.RefusedPluginException;
import org.ferrule.launcher.boot.FrameworkHost.Failure;
import org.ferrule.launcher.boot.FrameworkHost.Jar;

/** What lies in the plugin folders of a distribution and a site when the site starts, judged. */
final class PluginShelf {
    private final PluginGate gate;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Item> shipped = new LinkedHashMap<>();
    private final List<Failure> refused = new ArrayList<>();
    private String note = "";

    private PluginShelf(PluginGate gate) {
        this.gate = gate;
    }

    /**
     * One admitted plugin.
     *
     * @param file where it lies
     * @param plugin what it is
     * @param isOfSite whether it is the site's own
     */
    record Item(Path file, AdmittedPlugin plugin, boolean isOfSite) {}

    /** Judges all files; only a lock file or a certificate that cannot be read keeps it from that. */
    static PluginShelf of(Installation installation, PluginGate gate) throws IOException {
        PluginShelf shelf = new PluginShelf(gate);
        Optional<PluginLock> shipped = PluginLock.in(installation.home());
        shelf.note = shipped.map(PluginLock::note).orElse("");
        for (Path file : installation.plugins()) {
            shelf.put(file, false, () -> gate.judgeShipped(file, shipped));
        }
        List<Path> own = new ArrayList<>(installation.plugins(gate.site()));
        own.removeAll(installation.plugins());
        own.addAll(DescriptorFiles.in(gate.site()));
        for (Path file : own) {
            String name = String.valueOf(file.getFileName());
            shelf.put(file, true, () -> gate.judgeLocked(name, Files.readAllBytes(file)));
        }
        return shelf;
    }

    /** Judges one file. */
    @FunctionalInterface
    private interface Judging {
        AdmittedPlugin judge() throws RefusedPluginException, IOException;
    }

    private void put(Path file, boolean isOfSite, Judging judging) throws IOException {
        try {
            AdmittedPlugin plugin = judging.judge();
            Item before = items.get(plugin.identity().name());
            if (before != null && (before.isOfSite() || !isOfSite)) {
                refused.add(new Failure(
                        file,
                        "is " + plugin.identity().name() + " "
                                + plugin.identity().version() + ", as "
                                + before.file().getFileName()
                                + " is already. Take one of the two away."));
                return;
            }
            Item item = new Item(file, plugin, isOfSite);
            if (!isOfSite) {
                shipped.put(plugin.identity().name(), item);
            }
            // The site's own takes the place of the distribution's.
            items.put(plugin.identity().name(), item);
        } catch (RefusedPluginException refusal) {
            refused.add(new Failure(file, refusal.reason()));
        }
    }

    PluginGate gate() {
        return gate;
    }

    List<Item> items() {
        return List.copyOf(items.values());
    }

    /** What is particular about the distribution's lock file; empty as a rule. */
    String note() {
        return note;
    }

    /** The distribution's plugin of that name, whether or not the site has its own. */
    Optional<Item> shipped(String name) {
        return Optional.ofNullable(shipped.get(name));
    }

    /** Files of the admitted ones. */
    List<Path> files() {
        return items.values().stream().map(Item::file).toList();
    }

    /** What the framework gets: of bundles the bytes that were judged, not what lies there by then. */
    List<Jar> jars() {
        return items.values().stream()
                .filter(item -> !item.plugin().identity().isDescriptor())
                .map(item -> new Jar(item.file(), item.plugin()::content))
                .toList();
    }

    /** Files that were not admitted, and why. */
    List<Failure> refused() {
        return refused;
    }

    /** Their names, with the one character between that no name has. */
    String refusedNames() {
        return refused.stream()
                .map(failure -> String.valueOf(failure.jar().getFileName()))
                .collect(Collectors.joining("/"));
    }
}
