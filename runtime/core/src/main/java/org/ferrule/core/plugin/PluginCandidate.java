package org.ferrule.core.plugin;

import java.util.LinkedHashMap;
import java.util.Map;

/** A file that may become a plugin, or is one. */
public final class PluginCandidate {
    private final PluginFacts facts;
    private final byte[] content;
    private final Map<String, byte[]> descriptors;

    /**
     * Takes the bytes over; they are not to be changed any more.
     *
     * @param facts what it is
     * @param content all of it
     * @param descriptors those in it, by place for people
     */
    public PluginCandidate(PluginFacts facts, byte[] content, Map<String, byte[]> descriptors) {
        this.facts = facts;
        this.content = content;
        this.descriptors = new LinkedHashMap<>(descriptors);
    }

    /** What it is. */
    public PluginFacts facts() {
        return facts;
    }

    /** Its bytes; not to be changed. */
    public byte[] content() {
        return content;
    }

    /** The descriptors in it, by place for people. */
    public Map<String, byte[]> descriptors() {
        return descriptors;
    }

    /** True for a descriptor that is a plugin by itself, and no bundle. */
    public boolean isDescriptor() {
        return facts.file().endsWith(".yaml");
    }
}
