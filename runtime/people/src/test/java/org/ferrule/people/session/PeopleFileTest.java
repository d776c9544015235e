package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrule.people.session.TestSite.PASSWORD;
import static org.ferrule.people.session.TestSite.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditRecord;
import org.ferrule.people.Account;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.ferrule.people.password.HashCost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a start makes of a file of accounts that is not the one that was written last. */
class PeopleFileTest {
    @TempDir
    Path directory;

    TestSite site;
    SessionKey admin;

    @BeforeEach
    void start() throws Exception {
        site = new TestSite(directory);
        admin = site.admin();
        site.person(admin, "maria", Role.OPERATOR);
        site.person(admin, "tom", Role.QA);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void closesAnAccountThatWasChangedOutsideAndNoOther() throws Exception {
        restartWith(site.text().replace("\"OPERATOR\"", "\"SUPERVISOR\""));

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        site.signIn("tom", PASSWORD);
        SessionKey again = site.signIn("admin", PASSWORD);
        assertThat(noticed()).satisfies(record -> {
            assertThat(record.entry().actor().user()).isEqualTo("system");
            assertThat(record.entry().change().oldValue()).contains("SUPERVISOR");
            assertThat(record.entry().detail())
                    .containsEntry("accounts", "maria")
                    .containsEntry("message", "changed outside of Ferrule");
        });

        site.people().setEnabled(again, "maria", true, "checked with her");
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        String secret = site.people().reset(again, "maria", "checked with her");
        site.people().changePassword(site.signIn("maria", secret), secret, "nobody else knows it");
        site.signIn("maria", "nobody else knows it");
    }

    @Test
    void closesAnAccountWhosePasswordWasCopiedFromAnother() throws Exception {
        List<String> hashes = site.text()
                .lines()
                .filter(line -> line.contains("\"password\""))
                .toList();
        restartWith(site.text().replace(hashes.get(2), hashes.get(1)));

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("tom", PASSWORD));
        site.signIn("maria", PASSWORD);
    }

    @Test
    void closesAnAccountThatNobodyMade() throws Exception {
        String text = site.text();
        String maria = text.substring(
                text.indexOf("{", text.indexOf("\"admin\"")), text.indexOf("}, {\n    \"user\" : \"tom\""));
        restartWith(text.replaceFirst(
                "\\{\n    \"user\" : \"tom\"",
                Matcher.quoteReplacement(maria.replace("\"maria\"", "\"mallory\"") + "}, {\n    \"user\" : \"tom\"")));

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("mallory", PASSWORD));
        site.signIn("maria", PASSWORD);
        assertThat(noticed().entry().detail()).containsEntry("accounts", "mallory");
    }

    @Test
    void closesWhatAnOlderCopyPutsBack() throws Exception {
        String older = site.text();
        site.people().setEnabled(admin, "maria", false, "left");
        restartWith(older);

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        site.signIn("tom", PASSWORD);
        assertThat(noticed().entry().detail()).containsEntry("accounts", "maria");
        site.restart();
        assertThat(site.records(AuditAction.ACCOUNT, AuditPhase.INTENT)).last().isEqualTo(noticed());
    }

    @Test
    void noticesAtTheNextChangeWhatWasChangedWhileTheSiteRan() throws Exception {
        Files.writeString(site.file(), site.text().replace("\"OPERATOR\"", "\"SUPERVISOR\""));
        site.people().setEnabled(admin, "tom", false, "left");

        assertThat(site.text()).contains("OPERATOR").doesNotContain("SUPERVISOR");
        assertThat(site.records(AuditAction.ACCOUNT, AuditPhase.INTENT))
                .last()
                .satisfies(record -> assertThat(record.entry().detail())
                        .containsEntry("message", "the file was changed outside of Ferrule and is replaced"));
    }

    @Test
    void noticesAFileThatOnlyLooksDifferentAndClosesNobody() throws Exception {
        restartWith(site.text() + "\n\n");

        site.signIn("maria", PASSWORD);
        assertThat(noticed().entry().phase()).isEqualTo(AuditPhase.EVENT);
        long count = site.records(AuditAction.ACCOUNT).size();
        site.restart();
        assertThat(site.records(AuditAction.ACCOUNT)).hasSize((int) count);
    }

    @Test
    void makesAnotherAdministratorWhenTheFileIsGoneAndNamesWhoIsMissing() throws Exception {
        site.close();
        Files.delete(site.file());
        site.start(TestSite.CHEAP);

        assertThat(noticed().entry().detail()).containsEntry("missing", "admin maria tom");
        Credentials first = site.people().firstSecret().orElseThrow();
        assertThat(first.user()).isEqualTo("admin-2");
        SessionKey second = site.choosePassword("admin-2", first.password());
        assertRefused(
                ErrorCode.VALIDATION,
                () -> site.people().create(second, "maria", "Another Maria", Set.of(Role.OPERATOR), List.of()));
    }

    @Test
    void makesAnotherAdministratorWhenTheOnlyOneWasChangedOutside() throws Exception {
        restartWith(site.text().replace("Administrator", "Somebody"));

        assertThat(site.people().firstSecret())
                .hasValueSatisfying(first -> assertThat(first.user()).isEqualTo("admin-2"));
        site.signIn("maria", PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\" : 1|\"version\" : 2|has version 2",
                "\"identity\"|\"identities\"|has a key that is not one of",
                "\"OPERATOR\"|\"KING\"|'roles'",
                "argon2id|argon2d|'password'",
                "true|1|'enabled'",
                "accounts|account|has a key that is not one of",
                "}|]|is no JSON"
            })
    void letsNobodyInWithADamagedFileAndSaysWhichAndWhatToDo(String right, String wrong, String problem)
            throws Exception {
        String whole = site.text();
        restartWith(whole.replace(right, wrong));

        assertThat(site.people().problem())
                .contains(site.file().toString(), problem, "Put a copy of it back")
                .doesNotContain("argon");
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        assertThat(site.people().firstSecret()).isEmpty();
        assertThat(site.text()).isEqualTo(whole.replace(right, wrong));
        assertThat(site.records(AuditAction.ACCOUNT))
                .last()
                .satisfies(record -> assertThat(record.entry().detail()).containsEntry("event", "UNREADABLE"));

        restartWith(whole);
        assertThat(site.people().problem()).isEmpty();
        site.signIn("maria", PASSWORD);
    }

    @Test
    void hashesAPasswordAgainWhenHashesBecomeDearer() throws Exception {
        site.close();
        site.start(new HashCost(128, 2, 1));
        site.signIn("maria", PASSWORD);

        assertThat(site.text()).containsOnlyOnce("m=128,t=2,p=1");
        site.restart();
        site.signIn("maria", PASSWORD);
        assertThat(site.people().all(site.signIn("admin", PASSWORD)))
                .extracting(Account::state)
                .containsOnly(Account.State.ACTIVE);
    }

    @Test
    void changesNothingWhenTheFileCannotBeReplaced() throws Exception {
        // A directory in the place of the new file keeps it from being written, for whatever user the test runs as.
        Path obstacle = directory.resolve("people.json.new");
        Files.createDirectories(obstacle.resolve("inside"));
        String before = site.text();

        assertRefused(ErrorCode.INTERNAL, () -> site.people().setEnabled(admin, "maria", false, "left"));

        assertThat(site.text()).isEqualTo(before);
        assertThat(site.records(AuditAction.ACCOUNT))
                .last()
                .satisfies(record -> assertThat(record.entry().outcome()).isEqualTo("NOT_DONE"));
        site.signIn("maria", PASSWORD);
        Files.delete(obstacle.resolve("inside"));
        Files.delete(obstacle);
        site.people().setEnabled(admin, "maria", false, "left");
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
    }

    private void restartWith(String text) throws IOException {
        site.close();
        Files.writeString(site.file(), text);
        site.start(TestSite.CHEAP);
    }

    private AuditRecord noticed() {
        return site.records(AuditAction.ACCOUNT).stream()
                .filter(record ->
                        "CHANGED_OUTSIDE".equals(record.entry().detail().get("event")))
                .filter(record -> record.entry().phase() != AuditPhase.OUTCOME)
                .reduce((one, next) -> next)
                .orElseThrow();
    }
}
