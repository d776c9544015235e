package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrule.people.session.TestSite.PASSWORD;
import static org.ferrule.people.session.TestSite.assertRefused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.Signature.Meaning;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.people.AccessException;
import org.ferrule.people.Credentials;
import org.junit.jupiter.api.Test;

/** SEC-004: wrong passwords are counted, recorded and limited. */
@Proves(Req.SEC_004)
class GuessingTest extends SiteWithMaria {
    @Test
    void locksAnAccountForAQuarterOfAnHourAfterFiveWrongPasswords() throws Exception {
        guess("maria", 5);

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        site.time.pass(Duration.ofMinutes(15).minusSeconds(1));
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        site.time.pass(Duration.ofSeconds(1));
        site.signIn("maria", PASSWORD);
    }

    @Test
    void countsOnlyTheLastQuarterOfAnHourAndStartsAgainAfterARightOne() throws Exception {
        guess("maria", 4);
        site.time.pass(Duration.ofMinutes(16));
        guess("maria", 4);
        site.signIn("maria", PASSWORD);
        guess("maria", 4);
        site.signIn("maria", PASSWORD);
    }

    @Test
    void staysLockedAfterARestartAndWhenTheWallClockIsSet() throws Exception {
        guess("maria", 5);
        site.restart();
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));

        site.time.set(SteeredTime.START.minus(Duration.ofDays(400)));
        site.restart();
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        site.time.pass(Duration.ofMinutes(15));
        site.signIn("maria", PASSWORD);
    }

    @Test
    void countsAcrossARestart() {
        guess("maria", 3);
        site.restart();
        guess("maria", 2);

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
    }

    @Test
    void countsWrongSignaturesAndWrongOldPasswords() {
        for (int i = 0; i < 3; i++) {
            assertRefused(
                    ErrorCode.SIGNATURE_REQUIRED,
                    () -> site.people()
                            .sign(maria, new Credentials("maria", "wrong"), Meaning.PERFORMED, Optional.empty()));
        }
        for (int i = 0; i < 2; i++) {
            assertRefused(
                    ErrorCode.NOT_AUTHENTICATED,
                    () -> site.people().changePassword(maria, "wrong", "quite another one"));
        }

        assertRefused(
                ErrorCode.SIGNATURE_REQUIRED,
                () -> site.people()
                        .sign(maria, new Credentials("maria", PASSWORD), Meaning.PERFORMED, Optional.empty()));
        assertThat(refusals())
                .extracting(record -> record.entry().detail().get("for"))
                .containsExactly(
                        "signature", "signature", "signature", "password change", "password change", "signature");
        assertThat(refusals()).last().satisfies(record -> {
            assertThat(record.entry().actor().user()).isEqualTo("maria");
            assertThat(record.entry().detail())
                    .containsEntry("refusal", "LOCKED")
                    .containsKey("lockedUntil");
        });
    }

    @Test
    void showsTheLockToAdministratorsWhoCanEndIt() throws Exception {
        guess("maria", 5);
        assertThat(site.people().all(admin).get(1).lockedUntil()).contains(SteeredTime.START.plus(LockOuts.LENGTH));
        site.time.pass(Duration.ofSeconds(1));
        site.people().setEnabled(admin, "maria", true, "she asked in person");
        site.signIn("maria", PASSWORD);
        site.restart();
        site.signIn("maria", PASSWORD);
    }

    @Test
    void answersTheSameWhetherOrNotThereIsAnAccount() {
        assertThat(message("maria", "wrong")).isEqualTo(message("nobody-here", "wrong"));
        assertThat(refusals()).last().satisfies(record -> {
            assertThat(record.entry().target()).isEqualTo("site");
            assertThat(record.entry().actor().user()).isEqualTo("unknown");
            assertThat(record.entry().actor().role()).isEqualTo("none");
        });
    }

    @Test
    void turnsAwayAllAttemptsAfterThirtyFailuresInAMinuteAndRecordsTheirNumber() throws Exception {
        for (int i = 0; i < 200; i++) {
            String user = "guess-" + i;
            assertRefused(
                    i < FailureLimit.MOST ? ErrorCode.NOT_AUTHENTICATED : ErrorCode.BUSY,
                    () -> site.signIn(user, "wrong"));
        }
        assertRefused(ErrorCode.BUSY, () -> site.signIn("maria", PASSWORD));
        assertThat(refusals()).hasSize(FailureLimit.MOST);

        site.time.pass(FailureLimit.WINDOW);
        site.people().sweep();

        assertThat(refusals())
                .hasSize(FailureLimit.MOST + 1)
                .last()
                .satisfies(record -> assertThat(record.entry().detail()).containsEntry("count", "171"));
        site.signIn("maria", PASSWORD);
    }

    @Test
    void triesNoMoreThanFivePasswordsHoweverManyAreShownAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        List<Callable<Boolean>> guesses = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            guesses.add(() -> {
                assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", "wrong"));
                return true;
            });
        }
        for (Future<Boolean> guess : callers.invokeAll(guesses, 60, TimeUnit.SECONDS)) {
            assertThat(guess.get()).isTrue();
        }
        callers.shutdown();

        assertThat(refusals())
                .filteredOn(record -> "WRONG".equals(record.entry().detail().get("refusal")))
                .hasSize(LockOuts.MOST);
        assertThat(refusals())
                .filteredOn(record -> "LOCKED".equals(record.entry().detail().get("refusal")))
                .hasSize(16 - LockOuts.MOST);
    }

    private void guess(String user, int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn(user, "wrong"));
        }
    }

    private String message(String user, String password) {
        try {
            site.signIn(user, password);
            return "signed in";
        } catch (AccessException e) {
            return e.getMessage();
        }
    }

    private List<AuditRecord> refusals() {
        return site.records(AuditAction.SIGN_IN, AuditPhase.REFUSED);
    }
}
