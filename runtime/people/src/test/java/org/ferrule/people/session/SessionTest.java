package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrule.people.session.TestSite.PASSWORD;
import static org.ferrule.people.session.TestSite.assertRefused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditAction;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.people.AccessException;
import org.ferrule.people.Authority;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.Test;

class SessionTest extends SiteWithMaria {
    @Test
    void namesThePersonWhoHoldsAKeyAndNobodyForOthers() {
        assertThat(site.people().actor(maria)).isEqualTo(new Actor("maria", "OPERATOR", "test"));
        assertThat(site.people().actor(SessionKey.NONE)).isEqualTo(new Actor("unknown", "none", "unknown"));
        assertThat(site.people().actor(new SessionKey("guessed"))).isEqualTo(new Actor("unknown", "none", "unknown"));
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.people().principal(SessionKey.NONE));
    }

    @Test
    void endsAfterAQuarterOfAnHourWithoutUseAndRecordsIt() throws Exception {
        site.time.pass(Duration.ofMinutes(14));
        act(maria);
        site.time.pass(Duration.ofMinutes(14));
        act(maria);
        site.time.pass(Duration.ofMinutes(14));
        site.people().principal(maria); // looking is no use
        site.time.pass(Duration.ofMinutes(1));
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> act(maria));

        site.people().sweep();
        assertThat(endings()).contains("maria not used for 15 minutes");
    }

    @Test
    void endsAfterTwelveHoursEvenInUse() throws Exception {
        for (int i = 0; i < 71; i++) {
            site.time.pass(Duration.ofMinutes(10));
            act(maria);
        }
        assertThat(site.people().principal(maria).until()).isEqualTo(SteeredTime.START.plus(Duration.ofHours(12)));
        site.time.pass(Duration.ofMinutes(10));
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> act(maria));
    }

    @Test
    @Proves(Req.TIM_005)
    void isNeitherEndedNorProlongedByTheWallClock() throws Exception {
        site.time.set(SteeredTime.START.plus(Duration.ofDays(1)));
        act(maria);
        site.time.set(SteeredTime.START.minus(Duration.ofDays(1)));
        site.time.pass(Duration.ofMinutes(15));
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> act(maria));
    }

    @Test
    void endsTheLongestUnusedOneOfMoreThanFive() throws Exception {
        List<SessionKey> keys = new ArrayList<>(List.of(maria));
        for (int i = 0; i < SessionTable.MOST_OF_ONE; i++) {
            site.time.pass(Duration.ofSeconds(1));
            keys.add(site.signIn("maria", PASSWORD));
        }

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> act(keys.get(0)));
        for (SessionKey key : keys.subList(1, keys.size())) {
            act(key);
        }
        assertThat(endings()).contains("maria more than 5 sessions of one person");
    }

    @Test
    void endsWhenThePersonSignsOutAndWhenTheSiteStops() {
        site.people().signOut(maria);
        site.people().signOut(maria);
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> act(maria));
        site.restart();

        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> site.people().principal(admin));
        assertThat(endings()).containsExactly("maria signed out", "admin the runtime stopped");
    }

    @Test
    @Proves(Req.AUD_003)
    void recordsWhoSignedInWithThePrintedNameAndTheSameSessionAtBothEnds() {
        site.people().signOut(maria);

        String name = site.records(AuditAction.SIGN_OUT).get(0).entry().detail().get("session");
        assertThat(site.records(AuditAction.SIGN_IN)).last().satisfies(record -> {
            assertThat(record.entry().actor()).isEqualTo(new Actor("maria", "OPERATOR", "test"));
            assertThat(record.entry().detail())
                    .containsEntry("printedName", "Dr. maria")
                    .containsEntry("session", name);
        });
    }

    @Test
    void endsWithEveryChangeOfTheAccountThatSomebodyElseMakes() throws Exception {
        site.people().assign(admin, "maria", Set.of(Role.SUPERVISOR), List.of(), "promoted");
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> act(maria));
        SessionKey again = site.signIn("maria", PASSWORD);
        SessionKey other = site.signIn("maria", PASSWORD);
        site.people().changePassword(again, PASSWORD, "a brand new sentence");
        act(again);
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> act(other));
        assertThat(endings()).containsExactly("maria the account was changed", "maria the password was changed");
    }

    private void act(SessionKey key) throws AccessException {
        site.people().authorise(key, Authority.ACTUATE, Optional.empty());
    }

    private List<String> endings() {
        return site.records(AuditAction.SIGN_OUT).stream()
                .map(record -> record.entry().actor().user() + " "
                        + record.entry().detail().get("ended"))
                .toList();
    }
}
