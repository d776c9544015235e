package org.ferrule.people.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ferrule.people.session.TestSite.PASSWORD;
import static org.ferrule.people.session.TestSite.assertRefused;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ferrule.api.error.ErrorCode;
import org.ferrule.api.model.EquipmentId;
import org.ferrule.audit.Actor;
import org.ferrule.people.Authority;
import org.ferrule.people.Role;
import org.ferrule.people.SessionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SEC-001: every authority for every role, asked through a real session. */
class AuthorityTest {
    private static final Optional<EquipmentId> REACTOR = Optional.of(new EquipmentId("reactor-1"));
    private static final Optional<EquipmentId> OTHER = Optional.of(new EquipmentId("reactor-2"));

    @TempDir
    Path directory;

    @Test
    void allowsASignedInPersonWhatTheRoleAllowsAndNothingElse() throws Exception {
        try (TestSite site = new TestSite(directory)) {
            Map<Role, SessionKey> keys = new EnumMap<>(Role.class);
            SessionKey admin = site.admin();
            for (Role role : Role.values()) {
                keys.put(role, site.person(admin, "one-" + role.name().toLowerCase(Locale.ROOT), role));
            }
            int asked = 0;
            for (Role role : Role.values()) {
                SessionKey key = keys.get(role);
                for (Authority authority : Authority.values()) {
                    asked++;
                    if (role.has(authority)) {
                        assertThat(site.people()
                                        .authorise(key, authority, REACTOR)
                                        .role())
                                .isEqualTo(role.name());
                    } else {
                        assertRefused(
                                ErrorCode.NOT_AUTHORIZED, () -> site.people().authorise(key, authority, REACTOR));
                    }
                    assertRefused(
                            ErrorCode.NOT_AUTHENTICATED,
                            () -> site.people().authorise(SessionKey.NONE, authority, REACTOR));
                }
            }
            assertThat(asked).isEqualTo(55);
        }
    }

    @Test
    void keepsAPersonToTheEquipmentOfTheAccount() throws Exception {
        try (TestSite site = new TestSite(directory)) {
            SessionKey admin = site.admin();
            String secret = site.people().create(admin, "maria", "Maria", Set.of(Role.OPERATOR), List.of("reactor-1"));
            SessionKey maria = site.choosePassword("maria", secret);

            assertThat(site.people().authorise(maria, Authority.ACTUATE, REACTOR))
                    .isEqualTo(new Actor("maria", "OPERATOR", "test"));
            assertRefused(ErrorCode.NOT_AUTHORIZED, () -> site.people().authorise(maria, Authority.ACTUATE, OTHER));

            site.people().assign(admin, "maria", Set.of(Role.OPERATOR), List.of(), "trained on all of them");
            SessionKey again = site.signIn("maria", PASSWORD);
            site.people().authorise(again, Authority.ACTUATE, OTHER);
        }
    }

    @Test
    void namesTheRoleThatAllowsIt() throws Exception {
        try (TestSite site = new TestSite(directory)) {
            SessionKey both = site.person(site.admin(), "maria", Role.OPERATOR, Role.QA);

            assertThat(site.people().authorise(both, Authority.ACTUATE, REACTOR).role())
                    .isEqualTo("OPERATOR");
            assertThat(site.people()
                            .authorise(both, Authority.REVIEW, Optional.empty())
                            .role())
                    .isEqualTo("QA");
            assertThat(site.people().actor(both).role()).isEqualTo("OPERATOR+QA");
        }
    }
}
