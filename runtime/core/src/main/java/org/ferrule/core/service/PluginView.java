package org.ferrule.core.service;

/**
 * A started plugin.
 *
 * @param name the bundle's symbolic name
 * @param version the bundle's version
 * @param sha256 hash of the whole file that was installed, 64 lower-case hexadecimal digits; empty if it came from no file
 * @since 0.1
 */
public record PluginView(String name, String version, String sha256) {
    /** Name and version, as people call it. */
    @Override
    public String toString() {
        return name + " " + version;
    }
}
