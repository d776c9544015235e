package org.ferrule.core.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ferrule.core.MistakeCase;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptorMistakesTest {
    static List<MistakeCase> cases() {
        return MistakeCase.all("descriptor/mistakes.txt");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMistakeIsNamedWithPlaceKeyAndRemedy(MistakeCase wrong) {
        MistakesException thrown = catchThrowableOfType(
                MistakesException.class,
                () -> new DescriptorReader().read("d.yaml", wrong.file().getBytes(StandardCharsets.UTF_8)));
        assertThat(thrown).as("the file was accepted").isNotNull();
        assertThat(thrown).hasMessage(wrong.messages());
    }
}
