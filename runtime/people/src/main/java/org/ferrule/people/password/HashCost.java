package org.ferrule.people.password;

/**
 * What one check of a password costs.
 *
 * @param memoryKib memory, in KiB
 * @param passes how often the memory is gone through
 * @param lanes lanes, which are computed one after the other here
 */
public record HashCost(int memoryKib, int passes, int lanes) {
    /**
     * Half as much again as the least that OWASP asks for (19 MiB, 2 passes, 1 lane), and about 0.3 s at the first level of
     * compilation, at which the runtime is started. RFC 9106's second choice (64 MiB, 3 passes) takes three times as long there.
     */
    public static final HashCost USUAL = new HashCost(32 * 1024, 2, 1);

    /** Checks that Argon2 can do it. */
    public HashCost {
        if (passes < 1 || lanes < 1 || memoryKib < 8 * lanes || memoryKib > 1 << 18 || passes > 100 || lanes > 16) {
            throw new IllegalArgumentException(
                    "m=" + memoryKib + ",t=" + passes + ",p=" + lanes + " is no cost of Argon2 that is accepted here");
        }
    }

    /** True if a hash of this cost is to be made anew at a higher one. */
    boolean isBelow(HashCost other) {
        return (long) memoryKib * passes < (long) other.memoryKib * other.passes || memoryKib < other.memoryKib;
    }
}
