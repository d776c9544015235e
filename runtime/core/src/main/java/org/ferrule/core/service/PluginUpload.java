package org.ferrule.core.service;

/**
 * A file that somebody brings to be a plugin.
 *
 * @since 0.1
 */
public final class PluginUpload {
    private final String file;
    private final byte[] content;
    private final String reason;
    private final boolean isOlderWanted;

    /**
     * Takes the bytes over; they are not to be changed any more.
     *
     * @param file the file's name, without directories
     * @param content all of it
     * @param reason why it comes; must show something
     * @param isOlderWanted whether an older version than the present one is meant
     */
    public PluginUpload(String file, byte[] content, String reason, boolean isOlderWanted) {
        this.file = file;
        this.content = content;
        this.reason = reason;
        this.isOlderWanted = isOlderWanted;
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** Its bytes; not to be changed. */
    public byte[] content() {
        return content;
    }

    /** Why it comes. */
    public String reason() {
        return reason;
    }

    /** Whether an older version than the present one is meant. */
    public boolean isOlderWanted() {
        return isOlderWanted;
    }
}
