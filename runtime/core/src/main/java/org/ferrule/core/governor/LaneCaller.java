package org.ferrule.core.governor;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.core.equipment.DriverCall;
import org.ferrule.core.equipment.SupervisedEquipment;
import org.ferrule.core.equipment.Urgency;

/**
 * Calls one equipment's driver for one request. An interrupt of the caller, or a defect of the driver, becomes a failure of which
 * nobody knows whether it was sent, so that a request is always ended and recorded; the interrupt is handed back at the end.
 */
final class LaneCaller {
    private final SupervisedEquipment equipment;
    private final CountDownLatch closed;
    private boolean wasInterrupted;

    /**
     * A caller for one thread at a time.
     *
     * @param equipment whose driver
     * @param closed opens when the governor closes, which ends every wait
     */
    LaneCaller(SupervisedEquipment equipment, CountDownLatch closed) {
        this.equipment = equipment;
        this.closed = closed;
    }

    <T> T call(Urgency urgency, Duration deadline, DriverCall<T> call) throws ConnectionException, DeviceException {
        wasInterrupted |= Thread.interrupted();
        try {
            return equipment.call(urgency, deadline, call);
        } catch (InterruptedException e) {
            wasInterrupted = true;
            throw new ConnectionException(CommFault.TIMEOUT, "the wait for the device was interrupted", e);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            throw new ConnectionException(CommFault.PROTOCOL, "the driver has a defect: " + e, e);
        }
    }

    void refreshStatus(String cause) {
        try {
            equipment.refreshStatus(cause);
        } catch (InterruptedException e) {
            wasInterrupted = true;
        }
    }

    /** Waits; false if it should not go on. */
    boolean pause(Duration length) {
        if (wasInterrupted) {
            return false;
        }
        try {
            return !closed.await(Math.max(1, length.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            wasInterrupted = true;
            return false;
        }
    }

    /** Gives an interrupt back to the thread it was meant for. */
    void finish() {
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
