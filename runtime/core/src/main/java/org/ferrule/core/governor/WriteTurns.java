package org.ferrule.core.governor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.core.refusal.RefusedException;

/** One write to one parameter at a time, or the second would take the first's value for the old one. */
final class WriteTurns {
    private final Map<Key, Semaphore> turns = new ConcurrentHashMap<>();

    private record Key(EquipmentId equipment, ParameterId parameter) {}

    /** A turn; closing it gives it back. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    Turn take(EquipmentId equipment, ParameterId parameter, Deadline deadline) throws RefusedException {
        Semaphore turn = turns.computeIfAbsent(new Key(equipment, parameter), unused -> new Semaphore(1, true));
        String problem = "did not end in time";
        try {
            if (turn.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                return turn::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "was under way when this one was interrupted";
        }
        throw new RefusedException(
                ErrorCode.BUSY,
                "an earlier write to " + equipment + "/" + parameter + " " + problem
                        + ". Nothing was sent; try again.");
    }
}
