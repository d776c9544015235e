package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ferrule.people.session.TestSite.assertRefused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditPhase;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
    @TempDir
    Path directory;

    TestSite site;

    @BeforeEach
    void start() {
        site = new TestSite(directory);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void givesOneSecretOutOnce() {
        Credentials first = site.people().firstSecret().orElseThrow();

        assertThat(first.user()).isEqualTo("admin");
        assertThat(first.password()).matches("([0-9a-z]{5}-){5}[0-9a-z]{5}");
        assertThat(site.people().firstSecret()).isEmpty();
    }

    @Test
    void recordsThatTheAccountWasMadeAndItsSecretShown() {
        site.people().firstSecret();

        assertThat(site.records(AuditAction.ACCOUNT))
                .extracting(
                        record -> record.entry().phase(),
                        record -> record.entry().detail().get("event"))
                .containsExactly(
                        tuple(AuditPhase.INTENT, "CREATED"),
                        tuple(AuditPhase.OUTCOME, "CREATED"),
                        tuple(AuditPhase.EVENT, "FIRST_SECRET_SHOWN"));
    }

    @Test
    void letsTheFirstPersonDoNothingButChooseAPassword() throws Exception {
        Credentials first = site.people().firstSecret().orElseThrow();
        SessionKey key = site.people().signIn(first, "cli");

        assertThat(site.people().principal(key).mustChangePassword()).isTrue();
        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> site.people().all(key));

        site.people().changePassword(key, first.password(), TestSite.PASSWORD);

        assertThat(site.people().principal(key).mustChangePassword()).isFalse();
        assertThat(site.people().all(key))
                .singleElement()
                .satisfies(account -> assertThat(account.roles()).isEqualTo(Set.of(Role.ADMIN)));
    }

    @Test
    void makesAnotherSecretAtEachStartUntilOneWasChangedIntoAPassword() throws Exception {
        Credentials first = site.people().firstSecret().orElseThrow();
        site.people().signIn(first, "cli");
        site.restart();

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.people().signIn(first, "cli"));
        Credentials second = site.people().firstSecret().orElseThrow();
        assertThat(second.user()).isEqualTo("admin");
        site.choosePassword("admin", second.password());
        site.restart();

        assertThat(site.people().firstSecret()).isEmpty();
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.people().signIn(second, "cli"));
        site.signIn("admin", TestSite.PASSWORD);
    }

    @Test
    void hasNoPasswordBeforeOneWasChosen() {
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("admin", ""));
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("admin", "admin"));
        assertThat(site.text()).contains("\"password\" : \"\"");
    }

    @Test
    void keepsTheFileToItsOwner() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.file())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(site.file(), PosixFilePermissions.fromString("rw-r--r--"));
        site.restart();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(site.file())))
                .isEqualTo("rw-------");
    }
}
