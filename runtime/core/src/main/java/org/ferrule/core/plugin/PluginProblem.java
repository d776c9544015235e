package org.ferrule.core.plugin;

/** What keeps a file from being a plugin, or a plugin from coming or going; the message says what to do. */
public final class PluginProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** In words for people. */
    public PluginProblem(String message) {
        super(message);
    }
}
