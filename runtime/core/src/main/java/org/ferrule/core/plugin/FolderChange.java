package org.ferrule.core.plugin;

import java.util.Optional;

/**
 * A file that came into the site's folder, or went.
 *
 * @param kind what has happened
 * @param name which plugin; the file's name if it is none
 * @param candidate what was written, if it is admitted
 * @param reason in words for people
 * @param isRepeated whether this was said before, and could not be followed
 */
public record FolderChange(
        Kind kind, String name, Optional<PluginCandidate> candidate, String reason, boolean isRepeated) {
    /** What can happen to a file. */
    public enum Kind {
        /** It is there, complete, and admitted. */
        WRITTEN,
        /** It is there, and not admitted. */
        REFUSED,
        /** It is gone. */
        GONE
    }

    /** A file that is admitted. */
    public static FolderChange written(PluginCandidate candidate, String reason) {
        return new FolderChange(Kind.WRITTEN, candidate.facts().name(), Optional.of(candidate), reason, false);
    }
}
