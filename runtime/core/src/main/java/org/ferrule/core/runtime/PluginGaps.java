package org.ferrule.core.runtime;

/** Knows why no started plugin provides a type. */
@FunctionalInterface
public interface PluginGaps {
    /** The reason, and what to do, for people. */
    String reason(String type);
}
