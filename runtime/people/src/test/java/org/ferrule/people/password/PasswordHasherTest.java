package org.ferrule.people.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    /** A known answer of the reference implementation: 64 MiB, 2 passes, 1 lane. */
    private static final String KNOWN =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    private final PasswordHasher cheap = new PasswordHasher(new HashCost(64, 1, 1));

    @Test
    void agreesWithTheReferenceImplementation() throws Exception {
        assertThat(cheap.matches("password", KNOWN)).isTrue();
        assertThat(cheap.matches("Password", KNOWN)).isFalse();
    }

    @Test
    void saltsEachHashAndSaysAtWhatCostItWasMade() throws Exception {
        String one = cheap.hash("the same words");
        String other = cheap.hash("the same words");

        assertThat(one).isNotEqualTo(other).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        assertThat(cheap.matches("the same words", one)).isTrue();
        assertThat(cheap.matches("the same words", other)).isTrue();
    }

    @Test
    void takesComposedAndDecomposedLettersAsTheSame() throws Exception {
        assertThat(cheap.matches("caf\u00e9 cr\u00e8me", cheap.hash("cafe\u0301 cre\u0300me")))
                .isTrue();
    }

    @Test
    void findsHashesOfLowerCostOutdated() throws Exception {
        PasswordHasher dearer = new PasswordHasher(new HashCost(128, 1, 1));

        assertThat(dearer.isOutdated(cheap.hash("some words"))).isTrue();
        assertThat(cheap.isOutdated(dearer.hash("some words"))).isFalse();
        assertThat(cheap.isOutdated(cheap.hash("some words"))).isFalse();
    }

    @Test
    void usuallyCostsMoreThanTheLeastThatOwaspAsksFor() {
        assertThat(new HashCost(19 * 1024, 2, 1).isBelow(HashCost.USUAL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$"
            })
    void refusesWhatIsNoHash(String text) {
        assertThat(PasswordHasher.isHash(text)).isFalse();
        assertThatThrownBy(() -> cheap.matches("words", text)).isInstanceOf(IllegalArgumentException.class);
    }
}
