package org.ferrule.launcher.admission;

/** A file that does not become a plugin; the message names the file, the reason and the remedy. */
public final class RefusedPluginException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String reason;

    RefusedPluginException(String file, String reason) {
        super(file + ": " + reason);
        this.file = file;
        this.reason = reason;
    }

    /** The file's name. */
    public String file() {
        return file;
    }

    /** Why, and what to do, without the file's name. */
    public String reason() {
        return reason;
    }
}
