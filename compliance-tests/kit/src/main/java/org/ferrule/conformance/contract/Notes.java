package org.ferrule.conformance.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What one check did and saw, in its own words, and the chance in it. */
public final class Notes {
    private final long seed;
    private final List<String> done = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    /** Everything random in the check follows from the seed. */
    public Notes(long seed) {
        this.seed = seed;
    }

    public long seed() {
        return seed;
    }

    /** A fresh source of chance from the seed. */
    public Random random() {
        return new Random(seed);
    }

    /** Notes something that was done. */
    public void did(String what) {
        done.add(what);
    }

    /** Notes something that was seen; name the witness: the wire, the device, the audit trail or the interface. */
    public void saw(String what) {
        seen.add(what);
    }

    /** All that was done. */
    public String done() {
        return String.join("; ", done);
    }

    /** All that was seen. */
    public String seen() {
        return String.join("; ", seen);
    }

    /** Demands something. */
    public void require(boolean isSo, String expectedAndSeen) throws NotMetException {
        if (!isSo) {
            throw new NotMetException(expectedAndSeen);
        }
    }
}
