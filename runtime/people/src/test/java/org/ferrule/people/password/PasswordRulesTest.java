package org.ferrule.people.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private final PasswordHasher hasher = new PasswordHasher(new HashCost(64, 1, 1));
    private final PasswordRules rules = new PasswordRules(hasher);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twelve signs",
                "all lower case words",
                "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343"
            })
    void asksForLengthAndNotForComposition(String password) throws Exception {
        assertThat(rules.mistake("maria", password, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eleven sign|12 to 128 characters",
                "my name is Maria too|must not contain the user id",
                "Password1234|first that are guessed",
                "correct horse battery staple|first that are guessed",
                "abababababababab|first that are guessed"
            })
    void refusesWhatIsEasyToGuess(String password, String why) throws Exception {
        assertThat(rules.mistake("maria", password, List.of()))
                .hasValueSatisfying(text -> assertThat(text).contains(why).doesNotContain(password));
    }

    @Test
    void refusesMoreThanAHundredAndTwentyEightCharacters() throws Exception {
        assertThat(rules.mistake("maria", "0123456789abcdef".repeat(8), List.of()))
                .isEmpty();
        assertThat(rules.mistake("maria", "0123456789abcdef".repeat(8) + "x", List.of()))
                .isPresent();
    }

    @Test
    void refusesFormerOnes() throws Exception {
        List<String> former = List.of(hasher.hash("the one before this"), hasher.hash("and the one before"));

        assertThat(rules.mistake("maria", "and the one before", former)).isPresent();
        assertThat(rules.mistake("maria", "and the one after", former)).isEmpty();
    }
}
