package org.ferrule.simulators.lads.unit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lock of DI (OPC 10000-100, clause 7): held by an application, kept alive by its requests; thread-safe. */
public final class UnitLock {

    /** MaxInactiveLockTime: an idle holder loses the lock after this. */
    public static final Duration MAX_INACTIVE = Duration.ofSeconds(60);

    /** InitLockStatus, RenewLockStatus, ExitLockStatus, BreakLockStatus: done. */
    public static final int OK = 0;

    /** InitLockStatus: somebody holds the lock already. */
    public static final int ALREADY_LOCKED = -1;

    /** RenewLockStatus, ExitLockStatus, BreakLockStatus: nobody holds the lock. */
    public static final int NOT_LOCKED = -1;

    private final InstantSource time;
    private @Nullable Caller holder;
    private Instant expires = Instant.MIN;

    public UnitLock(InstantSource time) {
        this.time = time;
    }

    public synchronized Optional<Caller> holder() {
        if (!time.instant().isBefore(expires)) {
            holder = null;
        }
        return Optional.ofNullable(holder);
    }

    /** The time until the lock lapses; zero when nobody holds it. */
    public synchronized Duration remaining() {
        return holder().isPresent() ? Duration.between(time.instant(), expires) : Duration.ZERO;
    }

    public synchronized int init(Caller caller) {
        if (holder().isPresent()) {
            return ALREADY_LOCKED;
        }
        holder = caller;
        expires = time.instant().plus(MAX_INACTIVE);
        return OK;
    }

    public synchronized int renew(Caller caller) {
        return holder().isPresent() && admits(caller) ? OK : NOT_LOCKED;
    }

    public synchronized int exit(Caller caller) {
        return holder().filter(caller::isSameApplication).isPresent() ? release() : NOT_LOCKED;
    }

    /** Takes the lock from whoever holds it. */
    public synchronized int breakLock() {
        return holder().isPresent() ? release() : NOT_LOCKED;
    }

    /** Whether the caller may change something now; a request of the holder also renews the lock. */
    public synchronized boolean admits(Caller caller) {
        Optional<Caller> present = holder();
        if (present.filter(caller::isSameApplication).isPresent()) {
            expires = time.instant().plus(MAX_INACTIVE);
            return true;
        }
        return present.isEmpty();
    }

    private int release() {
        holder = null;
        expires = Instant.MIN;
        return OK;
    }
}
