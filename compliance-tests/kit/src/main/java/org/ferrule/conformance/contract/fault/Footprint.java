package org.ferrule.conformance.contract.fault;

import org.ferrule.conformance.witness.RuntimeWitness;
import org.ferrule.conformance.witness.ThreadSeen;
import org.ferrule.conformance.witness.WitnessException;

/**
 * What the runtime's process holds.
 *
 * @param threads that are not the agent's
 * @param files open, sockets among them
 * @param heapBytes in use after full collections
 */
record Footprint(long threads, long files, long heapBytes) {
    private static final int KIB = 1024;

    static Footprint of(RuntimeWitness witness) throws WitnessException {
        long heap = witness.heap().usedBytes();
        long threads = witness.threads().stream()
                .filter(thread -> !thread.isWitness())
                .map(ThreadSeen::id)
                .count();
        return new Footprint(threads, witness.files().size(), heap);
    }

    /** For people. */
    @Override
    public String toString() {
        return threads + " threads, " + files + " open files, " + heapBytes / KIB + " KiB of heap";
    }
}
