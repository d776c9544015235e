package org.ferrule.core.plugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where bundles are: the launcher's part, which judges files and has the framework and the site's folder. Decides nothing by itself.
 * Called by one thread at a time.
 */
public interface PluginHost {
    /**
     * Judges a file; nothing changes.
     *
     * @throws PluginProblem if it is not admitted
     */
    PluginCandidate examine(String file, byte[] content) throws PluginProblem;

    /**
     * Hands a file to the framework and starts it.
     *
     * @throws PluginProblem if it does not resolve or start; the framework then has nothing of it
     */
    void start(PluginCandidate candidate) throws PluginProblem;

    /** Stops a plugin and takes it out of the framework, with everything that was made of it. */
    void stop(String name) throws PluginProblem;

    /** Puts the file into the site's folder and lock file, durably and in place of another of its name. */
    void keep(PluginCandidate candidate) throws PluginProblem;

    /** Takes the file out of the site's folder and lock file. */
    void discard(String name) throws PluginProblem;

    /** The plugins that were handed to the framework, and the site's descriptors. */
    List<Hosted> hosted();

    /** What has changed in the site's folder since it was looked at last; files that are still being written wait. */
    List<FolderChange> look();

    /** Files that were not admitted: why, by name. */
    Map<String, String> refused();

    /** What is particular about the distribution's plugins; empty as a rule. */
    String note();

    /** Whether it admits what nobody, or a stranger, has signed. */
    boolean isUnsignedAllowed();

    /**
     * A plugin as the host has it.
     *
     * @param candidate what it was made of
     * @param isOfSite whether it is the site's own
     * @param standsInFor the distribution's plugin of the same name in whose place it is
     * @param state ACTIVE, or why not
     */
    record Hosted(PluginCandidate candidate, boolean isOfSite, Optional<String> standsInFor, String state) {}
}
