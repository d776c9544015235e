package org.ferrule.simulators.lads.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnitLockTest {

    private static final Caller HOLDER = new Caller("urn:a", "anna");
    private static final Caller OTHER = new Caller("urn:b", "anna");

    private Instant now = Instant.EPOCH;
    private final UnitLock lock = new UnitLock(() -> now);

    @Test
    void anIdleHolderLosesTheLock() {
        assertThat(lock.init(HOLDER)).isEqualTo(UnitLock.OK);
        now = now.plus(UnitLock.MAX_INACTIVE);

        assertThat(lock.holder()).isEmpty();
        assertThat(lock.remaining()).isZero();
        assertThat(lock.init(OTHER)).isEqualTo(UnitLock.OK);
    }

    @Test
    void aRequestOfTheHolderRenewsTheLock() {
        lock.init(HOLDER);
        now = now.plusSeconds(50);
        assertThat(lock.admits(HOLDER)).isTrue();
        now = now.plusSeconds(50);

        assertThat(lock.admits(OTHER)).isFalse();
        assertThat(lock.remaining()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theLockBelongsToAnApplicationWhicheverUserItServes() {
        lock.init(HOLDER);

        assertThat(lock.admits(new Caller("urn:a", "berta"))).isTrue();
        assertThat(lock.exit(OTHER)).isEqualTo(UnitLock.NOT_LOCKED);
        assertThat(lock.breakLock()).isEqualTo(UnitLock.OK);
        assertThat(lock.breakLock()).isEqualTo(UnitLock.NOT_LOCKED);
    }
}
