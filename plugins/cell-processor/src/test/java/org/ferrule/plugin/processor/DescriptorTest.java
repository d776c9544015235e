package org.ferrule.plugin.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.yaml.MistakesException;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorTest {
    private static final String FILE = "cell-processor.yaml";

    @Test
    void theRuntimeAcceptsTheDescriptor() throws Exception {
        EquipmentDescriptor descriptor = Bench.descriptor(FILE);
        CommandDescriptor start = descriptor.commands().get(new CommandId("start"));

        assertThat(descriptor.identity().profile()).isEqualTo("cellProcessor");
        assertThat(descriptor.identity().model()).contains("no compatibility claimed");
        assertThat(start.precautions().context()).containsExactly("chainOfIdentity");
        assertThat(start.precautions().interlocks()).hasSize(5);
        assertThat(start.isRecallable()).isTrue();
        assertThat(descriptor.commands().get(new CommandId("hold")).conditions().during())
                .containsExactly(start.id());
        assertThat(descriptor.commands().get(new CommandId("stop")).risk()).isEqualTo(Risk.SAFETY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "context: [chainOfIdentity]| | requires 'chainOfIdentity' in the context of command 'start'",
                "is: [CLOSED, LOCKED]| is: [CLOSED, OPEN]| an interlock of command 'start' by which 'doorState' is CLOSED or LOCKED",
                "parameter: kitState, is: VALID| parameter: programMatch, is: MATCHES| by which 'kitState' is VALID",
                "is: MATCHES| is: [MATCHES, NOT_CHECKED]| by which 'programMatch' is MATCHES",
                "is: [VALID, NOT_IN_USE]| is: [VALID, NOT_SET]| by which 'runParametersValidity' is VALID or NOT_IN_USE"
            })
    void theProfileRefusesAStartThatIsNotHeldUpAsItMustBe(String written, String instead, String mistake)
            throws Exception {
        String changed = text().replace(written.replace("\\n", "\n"), instead == null ? "" : instead);

        assertThat(changed).isNotEqualTo(text());
        assertThatThrownBy(() -> new DescriptorReader().read(FILE, changed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(mistake);
    }

    private static String text() throws Exception {
        try (InputStream in = DescriptorTest.class.getResourceAsStream("/OSGI-INF/ferrule/" + FILE)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
