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
    static Footprint of(RuntimeWitness witness) throws WitnessException {
        long heap = witness.heap().usedBytes();
        long threads = witness.threads().stream()
                .filter(thread -> !thread.isWitness())
                .map(ThreadSeen::id)
                .count();
        return new Footprint(threads, witness.files().size(), heap);
    }
}
