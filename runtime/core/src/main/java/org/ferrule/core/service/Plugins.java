package org.ferrule.core.service;

import java.util.List;
import java.util.Map;
import org.ferrule.people.SessionKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plugins that come and go while the site runs; see docs/plugins.md. Each act needs CONFIGURE and a reason, and is recorded: the
 * intent before anything happens, the outcome after, refusals too. Refusals are values: NOT_AUTHENTICATED, NOT_AUTHORIZED, VALIDATION
 * (no reason, not admitted, versions), NOT_FOUND, INVALID_STATE (in a run), BUSY, VERIFY_FAILED (taken back), AUDIT_UNAVAILABLE.
 * One act at a time. Thread-safe.
 *
 * @since 0.1
 */
@ProviderType
public interface Plugins {
    /** What there is now. */
    Inventory inventory();

    /** Admits a plugin that the site does not have, starts it, and keeps it. */
    Answer<Deed> install(SessionKey session, PluginUpload upload);

    /** Puts another version in place of one that the site has; takes it back if its equipment does not come ONLINE. */
    Answer<Deed> exchange(SessionKey session, PluginUpload upload);

    /**
     * Takes a plugin away; its equipment is BLOCKED until one comes that has its types.
     *
     * @param name as the inventory has it
     * @param reason why; must show something
     */
    Answer<Deed> uninstall(SessionKey session, String name, String reason);

    /**
     * Plugins, and files that did not become any.
     *
     * @param plugins in order of their names
     * @param refused why, by file name
     * @param isUnsignedAllowed whether this run of the site lets in what nobody, or a stranger, has signed
     */
    record Inventory(List<Entry> plugins, Map<String, String> refused, boolean isUnsignedAllowed) {}

    /**
     * One plugin.
     *
     * @param plugin name, version, hash
     * @param file the name of its file
     * @param signer whose signature it carries; empty for what comes with the distribution, for descriptors, or if nobody's
     * @param isOfSite whether it is in the site's own {@code plugins/}, and not the distribution's
     * @param state ACTIVE, or what keeps it from it
     * @param types types of equipment that it provides
     * @param equipment the site's equipment of these types, each with its connection
     */
    record Entry(
            PluginView plugin,
            String file,
            String signer,
            boolean isOfSite,
            String state,
            List<String> types,
            Map<String, String> equipment) {}

    /**
     * What was done.
     *
     * @param plugin what came, or went
     * @param previousVersion what was there before; empty if nothing
     * @param equipment of its types, each with its connection now
     * @param audit index of the record of the outcome; -1 if it still waits to be written
     */
    record Deed(PluginView plugin, String previousVersion, Map<String, String> equipment, long audit) {}
}
