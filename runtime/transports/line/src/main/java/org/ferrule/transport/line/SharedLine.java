package org.ferrule.transport.line;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.ferrule.api.error.CommFault;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.jspecify.annotations.Nullable;

/** A line and the order in which its users get it: one at a time, first come first served. Connects when it is first used. */
public final class SharedLine implements AutoCloseable {
    private static final Duration QUIET_BOUND = Duration.ofSeconds(1);

    private final String name;
    private final LineAddress address;
    private final LineTerms terms;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Object monitor = new Object();
    private @Nullable ByteLine line;
    /** How often the other end went away; closing the line here, after an answer too late or wrong, is no loss. */
    private long losses;

    private boolean isClosed;

    /** Connects nothing yet. */
    public SharedLine(String name, LineAddress address, LineTerms terms) {
        this.name = name;
        this.address = address;
        this.terms = terms;
    }

    /**
     * Waits for its turn, connects if needed, takes stale input out of the way and hands out the line. The line is closed after a
     * failure, unless the terms say that it survives it.
     *
     * @param visit of the session that speaks
     * @throws ConnectionException also if the connection on which the session began was lost since, because whoever answers on
     *     another one may be another device
     */
    public <T> T use(Visit visit, Use<T> use) throws ConnectionException, DeviceException {
        takeTurn();
        try {
            StaleInput stale = new StaleInput();
            ByteLine ready = ready(stale);
            visit.requireTheSame(losses(), this);
            return speak(use, ready, stale.bytes());
        } finally {
            turn.unlock();
        }
    }

    private <T> T speak(Use<T> use, ByteLine ready, byte[] stale) throws ConnectionException, DeviceException {
        boolean isKept = false;
        try {
            T result = use.with(ready, stale);
            isKept = true;
            return result;
        } catch (DeviceException e) {
            isKept = true;
            throw e;
        } catch (ConnectionException e) {
            isKept = terms.survived().contains(e.fault());
            if (e.fault() == CommFault.NOT_CONNECTED) {
                lost();
            }
            throw e;
        } finally {
            if (!isKept) {
                drop(ready);
            }
        }
    }

    private void takeTurn() throws ConnectionException {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException(this + ": whoever holds the line cannot ask for it again");
        }
        try {
            if (turn.tryLock(terms.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ConnectionException.notSent(CommFault.TIMEOUT, this + ": interrupted while waiting for its turn", e);
        }
        throw ConnectionException.notSent(
                CommFault.TIMEOUT,
                this + ": others used the line for " + terms.patience().toMillis()
                        + " ms; poll less often, or give the link a longer timeout",
                null);
    }

    private ByteLine ready(StaleInput stale) throws ConnectionException {
        try {
            ByteLine old = current();
            if (old != null) {
                try {
                    quieten(old, stale);
                    return old;
                } catch (LineException e) {
                    drop(old);
                    lost();
                }
            }
            ByteLine fresh = adopt(address.connect());
            quieten(fresh, stale);
            return fresh;
        } catch (LineException e) {
            lost();
            throw ConnectionException.notSent(e.fault(), this + ": " + e.getMessage(), e);
        }
    }

    private void quieten(ByteLine open, StaleInput stale) throws LineException {
        byte[] taken = open.discard(terms.quiet(), Deadline.after(QUIET_BOUND));
        stale.add(taken, taken.length);
    }

    private long losses() {
        synchronized (monitor) {
            return losses;
        }
    }

    private void lost() {
        synchronized (monitor) {
            losses++;
        }
    }

    private @Nullable ByteLine current() throws LineException {
        synchronized (monitor) {
            if (isClosed) {
                throw LineException.notSent(CommFault.NOT_CONNECTED, "the link was closed", null);
            }
            return line;
        }
    }

    private ByteLine adopt(ByteLine fresh) throws LineException {
        synchronized (monitor) {
            if (!isClosed) {
                line = fresh;
                return fresh;
            }
        }
        fresh.close();
        throw LineException.notSent(CommFault.NOT_CONNECTED, "the link was closed", null);
    }

    private void drop(ByteLine broken) {
        synchronized (monitor) {
            line = null;
        }
        broken.close();
    }

    @Override
    public void close() {
        ByteLine open;
        synchronized (monitor) {
            isClosed = true;
            open = line;
            line = null;
        }
        if (open != null) {
            open.close();
        }
    }

    /** For messages: the link's name and where it leads. */
    @Override
    public String toString() {
        return "link '" + name + "' (" + address + ")";
    }

    /** One session's part in the line: it begins when it first speaks, and ends when the other end goes away. */
    public static final class Visit {
        private static final long NOT_YET = -1;

        /** Touched during a turn only. */
        private long losses = NOT_YET;

        private void requireTheSame(long now, SharedLine line) throws ConnectionException {
            if (losses == NOT_YET) {
                losses = now;
            } else if (losses != now) {
                throw ConnectionException.notSent(
                        CommFault.NOT_CONNECTED, line + ": the connection of this session was lost", null);
            }
        }
    }

    /**
     * What is said during one turn.
     *
     * @param <T> what it yields
     */
    @FunctionalInterface
    public interface Use<T> {
        /**
         * Speaks and listens.
         *
         * @param line quiet
         * @param stale the latest of what came in on it since the turn before
         */
        T with(ByteLine line, byte[] stale) throws ConnectionException, DeviceException;
    }
}
