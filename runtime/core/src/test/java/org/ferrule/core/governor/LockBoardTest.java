package org.ferrule.core.governor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.core.FakeAccess;
import org.ferrule.core.FakeTrail;
import org.ferrule.core.service.Locks.Place;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.Test;

class LockBoardTest {
    private static final Place PLACE = new Place(FakeEquipment.ID, Optional.of(FakeEquipment.UNIT));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final FakeTrail trail = new FakeTrail();
    private final FakeAccess access = GovernorTestBench.people();
    private final LockBoard locks = new LockBoard("suite-2", trail, access, now::get);

    @Test
    void ownerHoldsRenewsAndReleasesAndEachIsRecorded() {
        assertThat(locks.acquire(PLACE, GovernorTestBench.ANNA, MINUTE, "run")).isEmpty();
        assertThat(locks.acquire(PLACE, GovernorTestBench.ANNA, MINUTE, "run")).isEmpty();
        assertThat(locks.find(PLACE)).isPresent();
        assertThat(locks.release(PLACE, GovernorTestBench.ANNA)).isEmpty();
        assertThat(locks.find(PLACE)).isEmpty();
        assertThat(events()).containsExactly("ACQUIRED", "RENEWED", "RELEASED");
    }

    @Test
    void nobodyElseTakesOrReleasesIt() {
        assertThat(locks.acquire(PLACE, GovernorTestBench.ANNA, MINUTE, "run")).isEmpty();
        SessionKey annaElsewhere = access.signIn("anna", "console", Role.SUPERVISOR);

        assertThat(locks.acquire(PLACE, GovernorTestBench.BEN, MINUTE, "mine")
                        .orElseThrow()
                        .code())
                .isEqualTo(ErrorCode.NOT_OWNER);
        assertThat(locks.release(PLACE, annaElsewhere).orElseThrow().code()).isEqualTo(ErrorCode.NOT_OWNER);
        assertThat(locks.find(PLACE).orElseThrow().owner()).isEqualTo(new Actor("anna", "SUPERVISOR", "cli"));
    }

    @Test
    void itEndsByItselfAndTheNextTouchRecordsThat() {
        assertThat(locks.acquire(PLACE, GovernorTestBench.ANNA, MINUTE, "run")).isEmpty();
        now.set(Instant.EPOCH.plus(MINUTE));

        assertThat(locks.find(PLACE)).isEmpty();
        assertThat(locks.acquire(PLACE, GovernorTestBench.BEN, MINUTE, "next")).isEmpty();
        assertThat(events()).containsExactly("ACQUIRED", "EXPIRED", "ACQUIRED");
    }

    @Test
    void timeAndPurposeAreMandatoryAndNothingIsLockedUnrecorded() {
        assertThat(code(Duration.ofMillis(999), "run")).isEqualTo(ErrorCode.VALIDATION);
        assertThat(code(Duration.ofHours(8).plusMillis(1), "run")).isEqualTo(ErrorCode.VALIDATION);
        assertThat(code(MINUTE, " ")).isEqualTo(ErrorCode.VALIDATION);
        trail.fail(true);
        assertThat(code(MINUTE, "run")).isEqualTo(ErrorCode.AUDIT_UNAVAILABLE);
        assertThat(locks.find(PLACE)).isEmpty();
    }

    private ErrorCode code(Duration time, String purpose) {
        return locks.acquire(PLACE, GovernorTestBench.ANNA, time, purpose)
                .orElseThrow()
                .code();
    }

    private List<String> events() {
        return trail.entries().stream()
                .map(entry -> entry.detail().get("event"))
                .toList();
    }
}
