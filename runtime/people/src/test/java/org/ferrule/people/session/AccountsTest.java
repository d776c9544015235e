package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrule.people.session.TestSite.PASSWORD;
import static org.ferrule.people.session.TestSite.assertRefused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.people.AccessException;
import org.ferrule.people.Account;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    @TempDir
    Path directory;

    TestSite site;
    SessionKey admin;

    @BeforeEach
    void start() throws AccessException {
        site = new TestSite(directory);
        admin = site.admin();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    @Proves(Req.AUD_003)
    void recordsAChangeWithOldAndNewWhoAndWhy() throws Exception {
        site.person(admin, "maria", Role.OPERATOR);
        site.people().assign(admin, "maria", Set.of(Role.SUPERVISOR), List.of("do-1"), "shift leader from Monday");

        AuditEntry outcome = site.records(AuditAction.ACCOUNT, AuditPhase.OUTCOME).stream()
                .reduce((one, next) -> next)
                .orElseThrow()
                .entry();
        assertThat(outcome.target()).isEqualTo("people/maria");
        assertThat(outcome.actor().user()).isEqualTo("admin");
        assertThat(outcome.actor().role()).isEqualTo("ADMIN");
        assertThat(outcome.reason()).isEqualTo("shift leader from Monday");
        assertThat(outcome.outcome()).isEqualTo("DONE");
        assertThat(outcome.change().oldValue())
                .isEqualTo("Dr. maria; roles OPERATOR; equipment all; enabled; identity local");
        assertThat(outcome.change().newValue())
                .isEqualTo("Dr. maria; roles SUPERVISOR; equipment do-1; enabled; identity local");
    }

    @Test
    void survivesARestart() throws Exception {
        site.person(admin, "maria", Role.OPERATOR);
        site.people().create(admin, "tom", "Tom", Set.of(Role.QA), List.of("do-1", "reactor-1"));
        List<Account> before = site.people().all(admin);
        site.restart();

        assertThat(site.people().all(site.signIn("admin", PASSWORD))).isEqualTo(before);
        assertThat(site.records(AuditAction.ACCOUNT))
                .noneMatch(record -> record.entry().detail().get("event").equals("CHANGED_OUTSIDE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Maria", "ma ria", "../maria", "system", "unknown", "none", "maría"})
    void refusesAUserIdOfAnotherForm(String user) {
        assertRefused(
                ErrorCode.VALIDATION,
                () -> site.people().create(admin, user, "Maria", Set.of(Role.OPERATOR), List.of()));
    }

    @Test
    @Proves(Req.SEC_005)
    void refusesRolesThatOnePersonMayNotHaveTogether() {
        for (Set<Role> roles : List.of(
                Set.of(Role.ADMIN, Role.OPERATOR),
                Set.of(Role.ADMIN, Role.QA),
                Set.of(Role.ENGINEER, Role.SUPERVISOR))) {
            assertRefused(ErrorCode.VALIDATION, () -> site.people().create(admin, "maria", "Maria", roles, List.of()));
        }
        assertRefused(ErrorCode.VALIDATION, () -> site.people().create(admin, "maria", "Maria", Set.of(), List.of()));
        assertThat(site.records(AuditAction.ACCOUNT, AuditPhase.REFUSED)).hasSize(4);
    }

    @Test
    void neverGivesAUserIdToSomebodyElse() throws Exception {
        site.person(admin, "maria", Role.OPERATOR);
        site.people().setEnabled(admin, "maria", false, "left");

        assertRefused(
                ErrorCode.VALIDATION,
                () -> site.people().create(admin, "maria", "Another Maria", Set.of(Role.QA), List.of()));
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
    }

    @Test
    void letsNobodyChangeTheOwnAccount() {
        assertRefused(
                ErrorCode.NOT_AUTHORIZED,
                () -> site.people().assign(admin, "admin", Set.of(Role.OPERATOR), List.of(), "I want to"));
        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> site.people().setEnabled(admin, "admin", false, "I want to"));
        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> site.people().reset(admin, "admin", "I want to"));
        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> site.people().identify(admin, "admin", "sso", "I want to"));
    }

    @Test
    void keepsOneAdministratorWhenTwoCloseEachOther() throws Exception {
        SessionKey second = site.person(admin, "second", Role.ADMIN);
        site.people().setEnabled(second, "admin", false, "one of us goes");

        assertRefused(
                ErrorCode.NOT_AUTHENTICATED, () -> site.people().setEnabled(admin, "second", false, "the other too"));
        assertThat(site.people().all(second))
                .filteredOn(account -> account.state() == Account.State.ACTIVE)
                .hasSize(1);
    }

    @Test
    @Proves(Req.SEC_004)
    void recordsWhoTriedToSeeOrChangeAccountsAndMayNot() throws Exception {
        SessionKey maria = site.person(admin, "maria", Role.SUPERVISOR);

        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> site.people().all(maria));
        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> site.people().reset(maria, "admin", "let me in"));
        assertRefused(
                ErrorCode.NOT_AUTHENTICATED, () -> site.people().setEnabled(SessionKey.NONE, "maria", false, "x"));
        assertRefused(ErrorCode.VALIDATION, () -> site.people().reset(admin, "maria", " "));
        assertRefused(ErrorCode.NOT_FOUND, () -> site.people().reset(admin, "nobody-here", "forgotten"));

        assertThat(site.records(AuditAction.ACCOUNT, AuditPhase.REFUSED))
                .extracting(record -> record.entry().actor().user() + " "
                        + record.entry().detail().get("event") + " "
                        + record.entry().target() + " "
                        + record.entry().outcome())
                .containsExactly(
                        "maria LISTED site NOT_AUTHORIZED",
                        "maria RESET people/admin NOT_AUTHORIZED",
                        "unknown DISABLED people/maria NOT_AUTHENTICATED",
                        "admin RESET people/maria VALIDATION",
                        "admin RESET site NOT_FOUND");
    }

    @Test
    @Proves(Req.SEC_004)
    void recordsNoMoreThanThirtyRefusalsAMinute() {
        for (int i = 0; i < 100; i++) {
            assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.people().all(SessionKey.NONE));
        }
        assertThat(site.records(AuditAction.ACCOUNT, AuditPhase.REFUSED)).hasSize(FailureLimit.MOST);
    }

    @Test
    void resetsAForgottenPasswordWithASecretThatLastsAWeek() throws Exception {
        site.person(admin, "maria", Role.OPERATOR);
        String late = site.people().reset(admin, "maria", "forgotten");
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        site.time.pass(Passwords.SECRET_LASTS);
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", late));

        SessionKey again = site.signIn("admin", PASSWORD);
        String secret = site.people().reset(again, "maria", "still forgotten");
        SessionKey maria = site.signIn("maria", secret);
        assertRefused(ErrorCode.VALIDATION, () -> site.people().changePassword(maria, secret, PASSWORD));
        site.people().changePassword(maria, secret, "a sentence never used");
        assertThat(site.people().principal(maria).mustChangePassword()).isFalse();
    }

    @Test
    void asksForANewPasswordAfterAYear() throws Exception {
        site.person(admin, "maria", Role.OPERATOR);
        site.time.pass(Passwords.PASSWORD_LASTS.minus(Duration.ofSeconds(1)));
        assertThat(site.people().principal(site.signIn("maria", PASSWORD)).mustChangePassword())
                .isFalse();
        site.time.pass(Duration.ofSeconds(1));

        SessionKey maria = site.signIn("maria", PASSWORD);
        assertThat(site.people().principal(maria).mustChangePassword()).isTrue();
        site.people().changePassword(maria, PASSWORD, "another year another one");
        assertThat(site.people().principal(maria).mustChangePassword()).isFalse();
    }

    @Test
    void refusesTheLastFivePasswords() throws Exception {
        SessionKey maria = site.person(admin, "maria", Role.OPERATOR);
        List<String> next = List.of("second sentence", "third sentence", "fourth sentence", "fifth sentence");
        String old = PASSWORD;
        for (String password : next) {
            site.people().changePassword(maria, old, password);
            old = password;
        }
        for (String password : List.of(PASSWORD, "third sentence", "fifth sentence")) {
            assertRefused(ErrorCode.VALIDATION, () -> site.people().changePassword(maria, "fifth sentence", password));
        }
        site.people().changePassword(maria, "fifth sentence", "sixth sentence");
        site.people().changePassword(maria, "sixth sentence", PASSWORD);
    }

    @Test
    void saysAtTheAccountWhyItIsClosedAndOpensItAgain() throws Exception {
        site.person(admin, "maria", Role.OPERATOR);
        site.people().setEnabled(admin, "maria", false, "on leave");
        assertThat(site.people().all(admin)).last().extracting(Account::state).isEqualTo(Account.State.DISABLED);
        site.people().setEnabled(admin, "maria", true, "back");
        site.signIn("maria", PASSWORD);
    }

    @Test
    void asksTheProviderThatAnAccountNamesAndKeepsRolesHere() throws Exception {
        site.person(admin, "maria", Role.OPERATOR);
        site.people().addIdentityProvider(new FakeDirectory("outside word"), Map.of("ferrule.identity", "hospital"));
        site.people().identify(admin, "maria", "hospital", "single sign-on");

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", PASSWORD));
        SessionKey maria = site.people().signIn(new Credentials("maria", "outside word"), "test");
        assertThat(site.people().principal(maria).roles()).containsExactly(Role.OPERATOR);
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("admin", "outside word"));
        assertRefused(
                ErrorCode.VALIDATION, () -> site.people().changePassword(maria, "outside word", "a new sentence"));
        assertRefused(ErrorCode.VALIDATION, () -> site.people().reset(admin, "maria", "forgotten"));

        site.people().setEnabled(admin, "maria", false, "left");
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", "outside word"));
    }

    @Test
    void countsAProviderThatIsAwayAgainstNobody() throws Exception {
        site.person(admin, "maria", Role.OPERATOR);
        site.people().identify(admin, "maria", "hospital", "single sign-on");
        for (int i = 0; i < 6; i++) {
            assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", "outside word"));
        }
        FakeDirectory directory = new FakeDirectory("outside word");
        site.people().addIdentityProvider(directory, Map.of("ferrule.identity", "hospital"));
        site.signIn("maria", "outside word");
        site.people().removeIdentityProvider(directory);
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("maria", "outside word"));
    }

    @Test
    void letsNobodyTakeThePlaceOfTheLocalPasswords() throws Exception {
        site.people().addIdentityProvider(new FakeDirectory("outside word"), Map.of("ferrule.identity", "local"));
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.signIn("admin", "outside word"));
    }
}
