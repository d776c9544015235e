package org.ferrule.launcher.admission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.site.DescriptorFiles;
import org.ferrule.core.yaml.MistakesException;

/** Decides which files become plugins of a site, by signature and by lock file. What it decides with is read anew each time. */
public final class PluginGate {
    private static final String BUNDLE_NAME = "Bundle-SymbolicName";

    private final Path site;
    private final boolean isUnsignedAllowed;
    private final Supplier<LocalDate> today;

    /**
     * The gate of one site.
     *
     * @param site the directory that holds site.yaml
     * @param isUnsignedAllowed lets in what nobody, or a stranger, has signed, and what no lock names; for sites whose devices are all
     *     simulated
     * @param today on which a signer's certificate must be valid
     */
    public PluginGate(Path site, boolean isUnsignedAllowed, Supplier<LocalDate> today) {
        this.site = site;
        this.isUnsignedAllowed = isUnsignedAllowed;
        this.today = today;
    }

    /** The site's directory. */
    public Path site() {
        return site;
    }

    /** Whether it lets in what nobody, or a stranger, has signed. */
    public boolean isUnsignedAllowed() {
        return isUnsignedAllowed;
    }

    /** Judges a file that a person brings: its signature, and that it is a plugin. */
    public AdmittedPlugin judge(String file, byte[] content) throws RefusedPluginException, IOException {
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._+-]{0,150}\\.(jar|yaml)")) {
            throw new RefusedPluginException(
                    printable(file),
                    "is no name for a plugin's file. Use letters, digits, '.', '_', '+' and '-', ending in .jar or .yaml.");
        }
        return file.endsWith(".yaml") ? descriptor(file, content) : jar(file, content);
    }

    /** Judges a file that came with the distribution: its own lock file alone must name it. */
    public AdmittedPlugin judgeShipped(Path file, Optional<PluginLock> lock)
            throws RefusedPluginException, IOException {
        String name = String.valueOf(file.getFileName());
        byte[] content = Files.readAllBytes(file);
        String sha256 = Sha256.of(content);
        LockedPlugin found = lock.flatMap(shipped -> shipped.plugins().values().stream()
                        .filter(plugin -> plugin.sha256().equals(sha256))
                        .findFirst())
                .orElseThrow(() -> new RefusedPluginException(
                        name,
                        "is none of the files that this distribution was made of: its " + PluginLock.FILE
                                + " does not name SHA-256 " + sha256
                                + ". Unpack the distribution again; plugins of a site go into its own plugins/."));
        return new AdmittedPlugin(found, content);
    }

    /** Judges a file that lies in the site's {@code plugins/}: the lock file must name it as well. */
    public AdmittedPlugin judgeLocked(String file, byte[] content) throws RefusedPluginException, IOException {
        AdmittedPlugin plugin = judge(file, content);
        Optional<PluginLock> lock = PluginLock.in(site);
        // Where nothing has been locked yet a descriptor is what people write by hand, and data; see docs/plugins.md.
        boolean isOpen =
                isUnsignedAllowed || (lock.isEmpty() && plugin.identity().isDescriptor());
        Optional<LockedPlugin> locked =
                lock.flatMap(found -> found.find(plugin.identity().name()));
        if (locked.isEmpty() && !isOpen) {
            throw new RefusedPluginException(
                    file,
                    "is not in " + PluginLock.FILE
                            + ", so nobody has decided that this site uses it. Take it away and run"
                            + " 'ferrule plugin install' on it, or 'ferrule plugin lock' where no site runs.");
        }
        if (locked.isPresent()) {
            requireSame(file, locked.get(), plugin.identity());
        }
        return plugin;
    }

    private static void requireSame(String file, LockedPlugin locked, LockedPlugin found)
            throws RefusedPluginException {
        if (!locked.sha256().equals(found.sha256())) {
            throw new RefusedPluginException(
                    file,
                    "is not the file that was locked: its SHA-256 is " + found.sha256() + ", but " + PluginLock.FILE
                            + " has " + locked.sha256() + " for " + locked.name() + " " + locked.version()
                            + ". Put that file back; a newer one comes in by 'ferrule plugin update'.");
        }
        if (!locked.version().equals(found.version()) || !locked.signer().equals(found.signer())) {
            throw new RefusedPluginException(
                    file,
                    "is " + found.version() + " by " + words(found.signer()) + ", but " + PluginLock.FILE
                            + " says " + locked.version() + " by " + words(locked.signer()) + " for the same bytes. "
                            + "Somebody edited the lock file; restore it.");
        }
    }

    private static String words(Optional<Signer> signer) {
        return signer.map(Signer::subject).orElse("nobody");
    }

    private AdmittedPlugin descriptor(String file, byte[] content) throws RefusedPluginException, IOException {
        Path copy = copy(file, content);
        try {
            EquipmentDescriptor descriptor = DescriptorFiles.read(copy, new DescriptorReader());
            return new AdmittedPlugin(
                    new LockedPlugin(file, file, descriptor.identity().version(), Sha256.of(content), Optional.empty()),
                    content);
        } catch (MistakesException mistakes) {
            throw new RefusedPluginException(file, "the descriptor is wrong:\n" + mistakes.getMessage());
        } finally {
            delete(copy);
        }
    }

    private AdmittedPlugin jar(String file, byte[] content) throws RefusedPluginException, IOException {
        Path copy = copy(file, content);
        try {
            Attributes headers = PackageFiles.read(copy).manifest().getMainAttributes();
            if (headers.getValue("Fragment-Host") != null) {
                throw new UnsoundPackageException(
                        "a plugin must be a bundle of its own, not a fragment. Ask the vendor for one without Fragment-Host.");
            }
            String name = headers.getValue(BUNDLE_NAME);
            String version = headers.getValue("Bundle-Version");
            if (name == null || version == null) {
                throw new UnsoundPackageException(
                        "is no plugin: its manifest lacks Bundle-SymbolicName or Bundle-Version. Ask the vendor for the plugin's jar.");
            }
            String plain = name.split(";", 2)[0].strip();
            if (!(plain + version.strip()).matches("[A-Za-z0-9_.-]{1,200}")) {
                throw new UnsoundPackageException(
                        "is no plugin: its name or version has other characters than letters, digits, '.', '_' and '-'.");
            }
            LockedPlugin identity =
                    new LockedPlugin(file, plain, version.strip(), Sha256.of(content), signer(file, copy));
            return new AdmittedPlugin(identity, content);
        } catch (UnsoundPackageException unsound) {
            String reason = String.valueOf(unsound.getMessage());
            throw new RefusedPluginException(
                    file, reason.startsWith(file + " ") ? reason.substring(file.length() + 1) : reason);
        } finally {
            delete(copy);
        }
    }

    private Optional<Signer> signer(String file, Path copy)
            throws RefusedPluginException, UnsoundPackageException, IOException {
        boolean isSigned = PackageFiles.read(copy).files().keySet().stream().anyMatch(PackageSignature::isSignature);
        if (!isSigned && isUnsignedAllowed) {
            return Optional.empty();
        }
        List<X509Certificate> chain;
        try {
            chain = PackageSignature.signer(copy, today.get());
        } catch (UnsoundPackageException unsound) {
            throw new RefusedPluginException(
                    file, unsound.getMessage() + " Ask the vendor for the jar as it was signed.");
        }
        Signer signer = Signer.of(chain.get(0));
        if (!isUnsignedAllowed && !TrustedVendors.of(site).isTrusted(chain, today.get())) {
            throw new RefusedPluginException(
                    file,
                    "is signed by " + signer.subject() + " (certificate " + signer.sha256()
                            + "), whom this site does not trust. If you do, put the vendor's certificate into "
                            + TrustedVendors.FOLDER
                            + "/ of the site, after comparing its hash with what the vendor says.");
        }
        return Optional.of(signer);
    }

    /** Java judges signatures of files only; a copy of its own, so that nobody can exchange it meanwhile. */
    private static Path copy(String file, byte[] content) throws IOException {
        Path directory = Files.createTempDirectory("ferrule-plugin-");
        return Files.write(directory.resolve(file), content);
    }

    private static void delete(Path copy) throws IOException {
        Files.delete(copy);
        Files.delete(copy.toAbsolutePath().getParent());
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 200)).replaceAll("\\p{Cntrl}", "?");
    }
}
