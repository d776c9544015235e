package org.ferrule.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ferrule.core.plugin.FolderChange;
import org.ferrule.core.plugin.FolderChange.Kind;
import org.ferrule.core.plugin.PluginCandidate;
import org.ferrule.core.plugin.PluginFacts;
import org.ferrule.core.plugin.PluginHost;
import org.ferrule.core.plugin.PluginProblem;
import org.ferrule.core.service.PluginView;
import org.ferrule.launcher.admission.AdmittedPlugin;
import org.ferrule.launcher.admission.LockedPlugin;
import org.ferrule.launcher.admission.PackageFiles;
import org.ferrule.launcher.admission.RefusedPluginException;
import org.ferrule.launcher.admission.Sha256;
import org.ferrule.launcher.admission.Signer;
import org.ferrule.launcher.admission.SiteFolder;
import org.ferrule.launcher.admission.UnsoundPackageException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins of one running site: judges files, and has the framework and the site's folder. */
final class SitePluginHost implements PluginHost {
    private static final Logger LOG = LoggerFactory.getLogger(SitePluginHost.class);
    private static final String DESCRIPTORS = "OSGI-INF/ferrule/";

    private final FrameworkHost framework;
    private final PluginShelf shelf;
    private final SiteFolder folder;
    private final FolderWatch watch;
    private final Map<String, String> refused = new TreeMap<>();
    /** Plugins whose files were found missing, and whether that was said. */
    private final Map<String, Boolean> missing = new TreeMap<>();
    /** Hashes of files that lie in the folder already. */
    private final Set<String> inPlace = new HashSet<>();

    private final Map<String, AdmittedPlugin> judged = new LinkedHashMap<>();
    private final Map<String, Present> present = new TreeMap<>();

    SitePluginHost(FrameworkHost framework, PluginShelf shelf) throws IOException {
        this.framework = framework;
        this.shelf = shelf;
        this.watch = new FolderWatch(shelf.gate().site());
        shelf.refused().forEach(failure -> refused.put(failure.jar().getFileName() + "", failure.reason()));
        this.folder = new SiteFolder(shelf.gate().site());
        shelf.items()
                .forEach(item -> present.put(
                        item.plugin().identity().name(), new Present(candidate(item.plugin()), item.file())));
    }

    /** A plugin, and where the framework has it from. */
    private record Present(PluginCandidate candidate, Path file) {}

    @Override
    public PluginCandidate examine(String file, byte[] content) throws PluginProblem {
        try {
            AdmittedPlugin plugin = shelf.gate().judge(file, content);
            // The last one is what is kept, if any: acts are done one after the other.
            judged.clear();
            judged.put(plugin.identity().name(), plugin);
            return candidate(plugin);
        } catch (RefusedPluginException refused) {
            throw new PluginProblem(String.valueOf(refused.getMessage()));
        } catch (IOException unreadable) {
            throw new PluginProblem(file + ": cannot be judged: " + unreadable.getMessage());
        }
    }

    private static PluginCandidate candidate(AdmittedPlugin plugin) {
        LockedPlugin identity = plugin.identity();
        PluginFacts facts = new PluginFacts(
                identity.file(),
                new PluginView(identity.name(), identity.version(), identity.sha256()),
                identity.signer().map(Signer::subject).orElse(""),
                identity.signer().map(Signer::sha256).orElse(""));
        return new PluginCandidate(facts, plugin.content(), () -> descriptorsIn(plugin));
    }

    private static Map<String, byte[]> descriptorsIn(AdmittedPlugin plugin) {
        String file = plugin.identity().file();
        if (plugin.identity().isDescriptor()) {
            return Map.of("plugins/" + file, plugin.content());
        }
        Map<String, byte[]> found = new LinkedHashMap<>();
        try {
            PackageFiles.unpack(file, plugin.content()).files().forEach((name, content) -> {
                boolean isDescriptor = name.startsWith(DESCRIPTORS) && name.indexOf('/', DESCRIPTORS.length()) < 0;
                if (isDescriptor && name.endsWith(".yaml")) {
                    found.put(file + "!/" + name, content);
                }
            });
        } catch (UnsoundPackageException | IOException judgedBefore) {
            // In a trial of the conformance kit nothing was judged, and what cannot be read has no types.
            LOG.warn("{} has no descriptors that can be read", file, judgedBefore);
        }
        return found;
    }

    @Override
    public synchronized void start(PluginCandidate candidate) throws PluginProblem {
        Path file = shipped(candidate)
                .map(PluginShelf.Item::file)
                .orElseGet(() -> folder.plugins().resolve(candidate.facts().file()));
        if (!candidate.isDescriptor()) {
            try {
                framework.add(file, candidate.content());
            } catch (BundleException e) {
                throw new PluginProblem(candidate.facts().view() + " does not start: " + e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PluginProblem("the site is stopping");
            }
        }
        present.put(candidate.facts().name(), new Present(candidate, file));
    }

    /** The distribution's item, if that is what this is. */
    private Optional<PluginShelf.Item> shipped(PluginCandidate candidate) {
        return shelf.shipped(candidate.facts().name())
                .filter(item -> item.plugin()
                        .identity()
                        .sha256()
                        .equals(candidate.facts().view().sha256()));
    }

    @Override
    public synchronized void stop(String name) throws PluginProblem {
        Present leaving = present.remove(name);
        if (leaving == null || leaving.candidate().isDescriptor()) {
            return;
        }
        try {
            framework.remove(leaving.file());
        } catch (BundleException e) {
            throw new PluginProblem(name + " does not stop: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginProblem("the site is stopping");
        }
    }

    @Override
    public synchronized void keep(PluginCandidate candidate) throws PluginProblem {
        if (inPlace.contains(candidate.facts().view().sha256())) {
            return;
        }
        AdmittedPlugin plugin = judged.get(candidate.facts().name());
        if (plugin == null) {
            throw new PluginProblem(candidate.facts().file() + " was not judged");
        }
        try {
            String file = folder.put(plugin, others());
            PluginFacts facts = candidate.facts();
            PluginFacts kept = new PluginFacts(file, facts.view(), facts.signer(), facts.signerSha256());
            present.computeIfPresent(
                    facts.name(),
                    (name, there) -> new Present(
                            new PluginCandidate(kept, candidate.content(), candidate::descriptors), there.file()));
        } catch (IOException e) {
            throw new PluginProblem(
                    candidate.facts().file() + " cannot be kept in " + folder.plugins() + ": " + e.getMessage());
        }
    }

    /** What the site has besides; a first lock file names all of it. */
    private List<LockedPlugin> others() {
        return shelf.items().stream()
                .filter(PluginShelf.Item::isOfSite)
                .map(item -> item.plugin().identity())
                .filter(identity -> present.containsKey(identity.name()))
                .toList();
    }

    @Override
    public synchronized void discard(String name) throws PluginProblem {
        try {
            folder.take(name);
        } catch (IOException e) {
            throw new PluginProblem(name + " cannot be taken out of " + folder.plugins() + ": " + e.getMessage());
        }
    }

    @Override
    public synchronized List<Hosted> hosted() {
        List<Hosted> all = new ArrayList<>();
        present.forEach((name, plugin) -> {
            boolean isOfSite = shipped(plugin.candidate()).isEmpty();
            Optional<String> standsInFor = shelf.shipped(name)
                    .filter(item -> isOfSite)
                    .map(item -> name + " " + item.plugin().identity().version());
            all.add(new Hosted(plugin.candidate(), isOfSite, standsInFor, state(plugin)));
        });
        return all;
    }

    private String state(Present plugin) {
        if (plugin.candidate().isDescriptor()) {
            return "ACTIVE";
        }
        return switch (framework.plugin(plugin.file()).map(Bundle::getState).orElse(Bundle.UNINSTALLED)) {
            case Bundle.ACTIVE, Bundle.STARTING -> "ACTIVE";
            case Bundle.INSTALLED -> "UNRESOLVED";
            case Bundle.UNINSTALLED -> "GONE";
            default -> "STOPPED";
        };
    }

    @Override
    public synchronized List<FolderChange> look() {
        List<FolderChange> changes = new ArrayList<>();
        try {
            for (Path file : watch.written()) {
                appeared(file).ifPresent(changes::add);
            }
            refused.keySet().removeIf(name -> !isAtHome(name));
            present.forEach((name, plugin) -> vanished(name, plugin).ifPresent(changes::add));
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be looked at: {}", folder.plugins(), unreadable.getMessage());
        }
        return changes;
    }

    private boolean isAtHome(String file) {
        return Files.exists(folder.plugins().resolve(file))
                || shelf.refused().stream()
                        .anyMatch(failure -> failure.jar().endsWith(file) && Files.exists(failure.jar()));
    }

    private Optional<FolderChange> appeared(Path path) throws IOException {
        String file = String.valueOf(path.getFileName());
        byte[] content = Files.readAllBytes(path);
        String sha256 = Sha256.of(content);
        refused.remove(file);
        boolean isHere = present.values().stream()
                .anyMatch(plugin -> plugin.candidate().facts().view().sha256().equals(sha256));
        if (isHere) {
            return Optional.empty();
        }
        try {
            AdmittedPlugin plugin = shelf.gate().judgeLocked(file, content);
            inPlace.add(sha256);
            return Optional.of(FolderChange.written(candidate(plugin), "the file was put into the site's folder"));
        } catch (RefusedPluginException refusal) {
            refused.put(file, refusal.reason());
            return Optional.of(new FolderChange(Kind.REFUSED, file, Optional.empty(), refusal.reason(), false));
        }
    }

    /** Missing twice: whoever replaces a file may take the old one away first. */
    private Optional<FolderChange> vanished(String name, Present plugin) {
        String file = plugin.candidate().facts().file();
        if (shipped(plugin.candidate()).isPresent()
                || Files.exists(folder.plugins().resolve(file))) {
            missing.remove(name);
            return Optional.empty();
        }
        Boolean isSaid = missing.put(name, missing.containsKey(name));
        return isSaid == null
                ? Optional.empty()
                : Optional.of(new FolderChange(
                        Kind.GONE, name, Optional.empty(), "the file was taken out of the site's folder", isSaid));
    }

    @Override
    public synchronized Map<String, String> refused() {
        return new TreeMap<>(refused);
    }

    @Override
    public String note() {
        return shelf.note();
    }

    @Override
    public boolean isUnsignedAllowed() {
        return shelf.gate().isUnsignedAllowed();
    }
}
