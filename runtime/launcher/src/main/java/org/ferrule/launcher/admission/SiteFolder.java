package org.ferrule.launcher.admission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * The files of a site's plugins and their lock. The lock is what counts: a file that it does not name is none of the site's, so a
 * crash between the two leaves the site as it was before, or as it is after.
 */
public final class SiteFolder {
    private final Path site;

    /** Of one site. */
    public SiteFolder(Path site) {
        this.site = site;
    }

    /** Where the files are. */
    public Path plugins() {
        return site.resolve("plugins");
    }

    /**
     * Keeps a plugin, in place of another of its name.
     *
     * @param present what is in the folder already, for a site that had no lock yet
     * @return the file's name in the folder: of a bundle by name and version, so that it never takes the place of the one that is locked
     */
    public String put(AdmittedPlugin plugin, Collection<LockedPlugin> present) throws IOException {
        LockedPlugin identity = stored(plugin.identity());
        PluginLock lock = PluginLock.in(site).orElseGet(() -> PluginLock.of(present));
        Optional<LockedPlugin> before = lock.find(identity.name());
        Path file = Files.createDirectories(plugins()).resolve(identity.file());
        Optional<LockedPlugin> stranger = lock.plugins().values().stream()
                .filter(other ->
                        other.file().equals(identity.file()) && !other.name().equals(identity.name()))
                .findFirst();
        if (stranger.isPresent()) {
            throw new IOException("the file of " + stranger.get().name() + " is already called " + identity.file()
                    + ". Give this one another name");
        }
        PluginLock.replace(file, plugin.content());
        lock.with(identity).write(site);
        if (before.isPresent() && !before.get().file().equals(identity.file())) {
            Files.deleteIfExists(plugins().resolve(before.get().file()));
        }
        return identity.file();
    }

    private static LockedPlugin stored(LockedPlugin plugin) {
        String file = plugin.isDescriptor() ? plugin.file() : plugin.name() + "-" + plugin.version() + ".jar";
        return new LockedPlugin(file, plugin.name(), plugin.version(), plugin.sha256(), plugin.signer());
    }

    /** Takes a plugin away. Where somebody has taken the file away already, the lock goes on naming it: it may come back. */
    public void take(String name) throws IOException {
        Optional<PluginLock> lock = PluginLock.in(site);
        Optional<LockedPlugin> before = lock.flatMap(found -> found.find(name));
        Path file = plugins().resolve(before.map(LockedPlugin::file).orElse(name));
        if (lock.isPresent() && before.isPresent() && Files.exists(file)) {
            lock.get().without(name).write(site);
        }
        // A descriptor that was never locked is named by its file.
        Files.deleteIfExists(file);
    }
}
