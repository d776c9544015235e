package org.ferrule.simulators.wire;

import org.ferrule.simulators.fault.Faulty;

/** A wire that can be told what is to go wrong on it, for answers that the device gives from then on. Thread-safe. */
public interface Wire extends Faulty, AutoCloseable {

    /** Nothing passes any more; idempotent, bounded. */
    @Override
    void close();
}
