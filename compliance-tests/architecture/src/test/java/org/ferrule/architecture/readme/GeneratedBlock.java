package org.ferrule.architecture.readme;

/**
 * A part of a README that is generated.
 *
 * @param start the comment before it, on a line of its own
 * @param end the comment behind it, on a line of its own
 * @param content what belongs between them
 */
record GeneratedBlock(String start, String end, String content) {
    static GeneratedBlock of(PluginDescriptor descriptor) {
        return new GeneratedBlock(
                "<!-- descriptor:" + descriptor.file() + " -->",
                "<!-- /descriptor -->",
                new DescriptorTables(descriptor.content()).markdown());
    }

    static GeneratedBlock of(DeviceMatrix matrix) {
        return new GeneratedBlock("<!-- devices -->", "<!-- /devices -->", matrix.markdown());
    }

    /** The README with this block as it should be. */
    String writeInto(String readme) {
        int from = readme.indexOf(start + "\n");
        int to = from < 0 ? -1 : readme.indexOf(end, from);
        if (to < 0) {
            throw new IllegalStateException("the lines " + start + " and " + end
                    + " are missing. Put them where the generated tables shall be, one below the other.");
        }
        return readme.substring(0, from) + start + "\n" + content + readme.substring(to);
    }
}
