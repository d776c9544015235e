package org.ferrule.core.plugin;

import java.util.Optional;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.core.plugin.PluginHost.Hosted;
import org.ferrule.core.refusal.RefusedException;
import org.osgi.framework.Version;

/** Which file may come in whose place, by names, versions and hashes. */
final class VersionRules {
    private VersionRules() {}

    static void requireNew(PluginFacts wanted, Optional<Hosted> present) throws RefusedException {
        if (present.isEmpty()) {
            return;
        }
        PluginFacts there = present.get().candidate().facts();
        if (there.view().sha256().equals(wanted.view().sha256())) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    wanted.file() + ": " + there.view() + " is here already, byte for byte. There is nothing to do.");
        }
        throw new RefusedException(
                ErrorCode.VALIDATION,
                wanted.file() + ": the plugin " + there.view() + " is here already. Use 'ferrule plugin update'.");
    }

    static Hosted requireOther(PluginFacts wanted, Optional<Hosted> present, boolean isOlderWanted)
            throws RefusedException {
        if (present.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.NOT_FOUND,
                    wanted.file() + ": this site has no plugin " + wanted.name() + ". Use 'ferrule plugin install'.");
        }
        PluginFacts there = present.get().candidate().facts();
        if (there.view().sha256().equals(wanted.view().sha256())) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    wanted.file() + ": " + there.view() + " is here already, byte for byte. There is nothing to do.");
        }
        int step = compare(wanted, there);
        if (step == 0) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    wanted.file() + ": holds other bytes than " + there.view() + " under the same version. Whoever"
                            + " changes a plugin gives it another version; ask the vendor for one that has.");
        }
        if (step < 0 && !isOlderWanted) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    wanted.file() + ": " + wanted.view().version() + " is older than " + there.view()
                            + ". If that is meant, say --rollback.");
        }
        return present.get();
    }

    private static int compare(PluginFacts one, PluginFacts other) throws RefusedException {
        return version(one).compareTo(version(other));
    }

    private static Version version(PluginFacts plugin) throws RefusedException {
        try {
            return Version.parseVersion(plugin.view().version());
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException(
                    ErrorCode.VALIDATION,
                    plugin.file() + ": its version '" + plugin.view().version()
                            + "' is not of the form 1.2.3. Ask the vendor for a jar with such a version.");
        }
    }
}
