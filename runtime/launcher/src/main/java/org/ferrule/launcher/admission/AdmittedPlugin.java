package org.ferrule.launcher.admission;

/** A file that may become a plugin, with the very bytes that were judged. */
public final class AdmittedPlugin {
    private final LockedPlugin identity;
    private final byte[] content;

    AdmittedPlugin(LockedPlugin identity, byte[] content) {
        this.identity = identity;
        this.content = content;
    }

    /** What it is. */
    public LockedPlugin identity() {
        return identity;
    }

    /** Its bytes; not to be changed. */
    public byte[] content() {
        return content;
    }
}
