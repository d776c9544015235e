package org.ferrule.core.plugin;

import java.util.Map;
import java.util.function.Supplier;

/** A file that may become a plugin, or is one. */
public final class PluginCandidate {
    private final PluginFacts facts;
    private final byte[] content;
    private final Supplier<Map<String, byte[]>> descriptors;

    /**
     * Takes the bytes over; they are not to be changed any more.
     *
     * @param facts what it is
     * @param content all of it
     * @param descriptors finds those in it, by place for people
     */
    public PluginCandidate(PluginFacts facts, byte[] content, Supplier<Map<String, byte[]>> descriptors) {
        this.facts = facts;
        this.content = content;
        this.descriptors = descriptors;
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
        return descriptors.get();
    }

    /** True for a descriptor that is a plugin by itself, and no bundle. */
    public boolean isDescriptor() {
        return facts.file().endsWith(".yaml");
    }
}
