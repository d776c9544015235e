package org.ferrule.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueMistakesTest {
    private static final String GOOD = """
            - id: PAR-001
              title: Readable
              level: 1
              strength: MUST
              owner: DRIVER
              text: Can be read.
              test: Read it.
            """;

    @Test
    void aRequirementWithoutMistakeIsRead() {
        assertThat(read(GOOD)).singleElement().satisfies(requirement -> {
            assertThat(requirement.clauses()).isEmpty();
            assertThat(requirement.isActive()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level: 1 | level: 4 | There is no level 4",
                "level: 1 | level: one | 'level' has the wrong type",
                "strength: MUST | strength: MAY | Strength.MAY",
                "strength: MUST | strength: CONDITIONAL | name a capability",
                "strength: MUST | strength: SHOULD, | Strength.SHOULD,",
                "owner: DRIVER | ownr: DRIVER | lacks 'owner'",
                "test: Read it. | 'test: Read it.\n  tset: Write it.' | unknown key 'tset'",
                "test: Read it. | 'test: Read it.\n  test: Write it.' | duplicate key test",
                "test: Read it. | 'test: Read it.\n  status: PLANNED' | without a reason",
                "test: Read it. | 'test: Read it.\n  clauses: [9]' | is not a mapping",
                "test: Read it. | 'test: Read it.\n  clauses: [{clause: \"9\"}]' | lacks 'standard'",
                "id: PAR-001 | id: CMD-001 | does not belong in this file",
                "id: PAR-001 | id: PAR-1 | not of the form",
            })
    void aMistakeIsRefusedWithFileAndReason(String right, String wrong, String reason) {
        assertThatThrownBy(() -> read(GOOD.replace(right, wrong)))
                .hasMessageContaining("PAR.yaml")
                .hasMessageContaining(reason);
    }

    private static List<Requirement> read(String file) {
        return CatalogueReader.read(Group.PAR, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }
}
