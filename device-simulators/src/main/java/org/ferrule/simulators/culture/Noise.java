package org.ferrule.simulators.culture;

import java.util.Random;

/** Standard normal deviates, the same on every platform for one seed. */
final class Noise {

    private final Random random;

    Noise(long seed) {
        this.random = new Random(seed);
    }

    /** The next deviate, cut at four standard deviations: a real sensor has no endless tails. */
    double next() {
        return Math.max(-4, Math.min(4, random.nextGaussian()));
    }
}
