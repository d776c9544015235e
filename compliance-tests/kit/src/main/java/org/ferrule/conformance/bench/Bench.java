package org.ferrule.conformance.bench;

/** Where a candidate is tried: device, runtime and people, brought up when a check first asks for them. */
public interface Bench extends AutoCloseable {
    @Override
    void close();
}
