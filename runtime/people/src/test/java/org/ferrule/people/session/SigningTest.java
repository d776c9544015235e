package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrule.people.session.TestSite.PASSWORD;
import static org.ferrule.people.session.TestSite.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.audit.Signature;
import org.ferrule.audit.Signature.Meaning;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.ferrule.people.AccessException;
import org.ferrule.people.Authority;
import org.ferrule.people.Credentials;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.Test;

/** 21 CFR 11.200(a)(1), AUD-027. */
class SigningTest extends SiteWithMaria {
    private static final Optional<EquipmentId> REACTOR = Optional.of(new EquipmentId("reactor-1"));

    @Test
    void takesBothComponentsFirstAndThePasswordThen() throws Exception {
        assertRefused(ErrorCode.SIGNATURE_REQUIRED, () -> sign(maria, "", PASSWORD, Meaning.PERFORMED));

        assertThat(sign(maria, "maria", PASSWORD, Meaning.PERFORMED))
                .isEqualTo(new Signature(
                        new Actor("maria", "OPERATOR", "test"),
                        "Dr. maria",
                        Meaning.PERFORMED,
                        "user id and password"));
        assertThat(sign(maria, "", PASSWORD, Meaning.VERIFIED).components()).isEqualTo("password");
        assertRefused(ErrorCode.SIGNATURE_REQUIRED, () -> sign(maria, "", "wrong", Meaning.PERFORMED));
        assertRefused(ErrorCode.SIGNATURE_REQUIRED, () -> sign(maria, "", "", Meaning.PERFORMED));
    }

    @Test
    @Proves(Req.AUD_027)
    void takesBothComponentsAgainAfterTenMinutesWithoutUse() throws Exception {
        sign(maria, "maria", PASSWORD, Meaning.PERFORMED);
        for (int i = 0; i < 3; i++) {
            site.time.pass(SiteAccess.CONTINUOUS.minusSeconds(1));
            site.people().authorise(maria, Authority.ACTUATE, REACTOR);
        }
        sign(maria, "", PASSWORD, Meaning.PERFORMED);

        site.time.pass(SiteAccess.CONTINUOUS);
        site.people().authorise(maria, Authority.ACTUATE, REACTOR);
        assertRefused(ErrorCode.SIGNATURE_REQUIRED, () -> sign(maria, "", PASSWORD, Meaning.PERFORMED));
        sign(maria, "maria", PASSWORD, Meaning.PERFORMED);
        sign(maria, "", PASSWORD, Meaning.PERFORMED);
    }

    @Test
    @Proves(Req.AUD_027)
    void takesBothComponentsInEachSession() throws Exception {
        sign(maria, "maria", PASSWORD, Meaning.PERFORMED);
        SessionKey other = site.signIn("maria", PASSWORD);

        assertRefused(ErrorCode.SIGNATURE_REQUIRED, () -> sign(other, "", PASSWORD, Meaning.PERFORMED));
    }

    @Test
    void takesBothComponentsOfAnotherPersonEachTime() throws Exception {
        site.person(admin, "tom", Role.QA);
        sign(maria, "maria", PASSWORD, Meaning.PERFORMED);

        Signature approval = sign(maria, "tom", PASSWORD, Meaning.APPROVED);
        assertThat(approval.signer()).isEqualTo(new Actor("tom", "QA", "test"));
        assertThat(approval.components()).isEqualTo("user id and password");
        // The password alone is that of the person whose session it is.
        assertThat(sign(maria, "", PASSWORD, Meaning.PERFORMED).signer().user()).isEqualTo("maria");
    }

    @Test
    void isNotContinuousBecauseSomebodyElseHasSigned() throws Exception {
        site.person(admin, "tom", Role.QA);
        sign(maria, "tom", PASSWORD, Meaning.APPROVED);

        assertRefused(ErrorCode.SIGNATURE_REQUIRED, () -> sign(maria, "", PASSWORD, Meaning.PERFORMED));
    }

    @Test
    void allowsOnlyMeaningsOfTheRole() throws Exception {
        SessionKey qa = site.person(admin, "tom", Role.QA);

        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> sign(qa, "tom", PASSWORD, Meaning.PERFORMED));
        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> sign(maria, "maria", PASSWORD, Meaning.REVIEWED));
        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> sign(admin, "admin", PASSWORD, Meaning.APPROVED));
        for (Meaning meaning : List.of(Meaning.VERIFIED, Meaning.APPROVED, Meaning.REVIEWED)) {
            assertThat(sign(qa, "tom", PASSWORD, meaning).signer().role()).isEqualTo("QA");
        }
    }

    @Test
    void allowsOnlyEquipmentOfTheAccount() throws Exception {
        String secret = site.people().create(admin, "eva", "Eva", Set.of(Role.OPERATOR), List.of("reactor-2"));
        SessionKey eva = site.choosePassword("eva", secret);

        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> sign(eva, "eva", PASSWORD, Meaning.PERFORMED));
    }

    @Test
    @Proves(Req.AUD_027)
    void takesNoExpiredPasswordAndNoOneTimeSecret() throws Exception {
        String secret = site.people().create(admin, "eva", "Eva", Set.of(Role.QA), List.of());
        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> sign(maria, "eva", secret, Meaning.APPROVED));

        site.time.pass(Passwords.PASSWORD_LASTS.minus(Duration.ofMinutes(5)));
        SessionKey late = site.signIn("maria", PASSWORD);
        site.time.pass(Duration.ofMinutes(5));
        assertRefused(ErrorCode.NOT_AUTHORIZED, () -> sign(late, "maria", PASSWORD, Meaning.PERFORMED));
    }

    @Test
    @Proves(Req.AUD_027)
    void needsASession() {
        assertRefused(ErrorCode.NOT_AUTHENTICATED, () -> sign(SessionKey.NONE, "maria", PASSWORD, Meaning.PERFORMED));
    }

    private Signature sign(SessionKey key, String user, String password, Meaning meaning) throws AccessException {
        return site.people().sign(key, new Credentials(user, password), meaning, REACTOR);
    }
}
