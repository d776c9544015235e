package org.ferrule.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ferrule.audit.Signature.Meaning;
import org.ferrule.catalogue.Proves;
import org.ferrule.catalogue.Req;
import org.junit.jupiter.api.Test;

/** SEC-001, SEC-005: the tables here are the ones in docs/people.md, and say it a second time on purpose. */
class RoleMatrixTest {
    private static final String AUTHORITIES = """
            authority       OPERATOR SUPERVISOR QA  ENGINEER ADMIN
            ACTUATE         yes      yes        -   -        -
            SIGN            yes      yes        yes -        -
            LOCK            yes      yes        -   -        -
            BREAK_LOCK      -        yes        -   -        -
            ACKNOWLEDGE     yes      yes        yes yes      -
            RECONCILE       -        yes        -   -        -
            REVIEW          -        -          yes -        -
            EXPORT          -        yes        yes yes      -
            CONFIGURE       -        -          -   yes      -
            MANAGE_ACCOUNTS -        -          -   -        yes
            CHANGE_KEY      -        -          -   -        yes
            """;

    private static final String MEANINGS = """
            meaning         OPERATOR SUPERVISOR QA  ENGINEER ADMIN
            PERFORMED       yes      yes        -   -        -
            VERIFIED        yes      yes        yes -        -
            APPROVED        -        yes        yes -        -
            REVIEWED        -        -          yes -        -
            """;

    private static final String TOGETHER = """
            with            OPERATOR SUPERVISOR QA  ENGINEER ADMIN
            OPERATOR        yes      yes        yes -        -
            SUPERVISOR      yes      yes        yes -        -
            QA              yes      yes        yes -        -
            ENGINEER        -        -          -   yes      yes
            ADMIN           -        -          -   yes      yes
            """;

    @Test
    @Proves({Req.SEC_001, Req.SEC_005})
    void allowsEachRoleWhatTheTableSays() {
        List<List<String>> rows = new ArrayList<>(List.of(header("authority")));
        for (Authority authority : Authority.values()) {
            rows.add(row(
                    authority.name(),
                    Arrays.stream(Role.values())
                            .map(role -> role.has(authority))
                            .toList()));
        }
        assertThat(rows).isEqualTo(parse(AUTHORITIES));
    }

    @Test
    @Proves(Req.SEC_005)
    void letsEachRoleSignWhatTheTableSays() {
        List<List<String>> rows = new ArrayList<>(List.of(header("meaning")));
        for (Meaning meaning : Meaning.values()) {
            rows.add(row(
                    meaning.name(),
                    Arrays.stream(Role.values())
                            .map(role -> role.canSign(meaning))
                            .toList()));
        }
        assertThat(rows).containsExactlyInAnyOrderElementsOf(parse(MEANINGS));
    }

    @Test
    @Proves(Req.SEC_005)
    void keepsApartWhatTheTableSays() {
        List<List<String>> rows = new ArrayList<>(List.of(header("with")));
        for (Role one : Role.values()) {
            rows.add(row(
                    one.name(),
                    Arrays.stream(Role.values()).map(one::canStandBeside).toList()));
        }
        assertThat(rows).isEqualTo(parse(TOGETHER));
    }

    private static List<String> header(String first) {
        List<String> words = new ArrayList<>(List.of(first));
        Arrays.stream(Role.values()).map(Role::name).forEach(words::add);
        return words;
    }

    private static List<String> row(String name, List<Boolean> cells) {
        List<String> words = new ArrayList<>(List.of(name));
        cells.forEach(isAllowed -> words.add(isAllowed ? "yes" : "-"));
        return words;
    }

    private static List<List<String>> parse(String table) {
        return table.lines()
                .map(line -> Arrays.stream(line.split(" +", -1)).collect(Collectors.toList()))
                .toList();
    }
}
