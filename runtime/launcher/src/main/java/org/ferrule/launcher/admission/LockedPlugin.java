package org.ferrule.launcher.admission;

import java.util.Optional;

/**
 * One plugin as a lock file names it, and as it is recorded.
 *
 * @param file its name in {@code plugins/}
 * @param name the bundle's symbolic name; the file's name for a descriptor that is a plugin by itself
 * @param version the bundle's or the descriptor's
 * @param sha256 hash of the whole file, 64 lower-case hexadecimal digits
 * @param signer who signed it; empty for what cannot be signed, or is not where that is allowed
 */
public record LockedPlugin(String file, String name, String version, String sha256, Optional<Signer> signer) {
    /** True for a descriptor that is a plugin by itself. */
    public boolean isDescriptor() {
        return file.endsWith(".yaml");
    }
}
