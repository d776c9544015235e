package org.ferrule.core.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.core.MistakeCase;
import org.ferrule.core.Resources;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingMistakesTest {
    static List<MistakeCase> cases() {
        return MistakeCase.all("binding/mistakes.txt");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMistakeIsNamedWithPlaceKeyAndRemedy(MistakeCase wrong) {
        MistakesException thrown = catchThrowableOfType(MistakesException.class, () -> read(wrong.file()));
        assertThat(thrown).as("the file was accepted").isNotNull();
        assertThat(thrown).hasMessage(wrong.messages());
    }

    @ParameterizedTest
    @ValueSource(strings = {"binding/modbus.yaml", "binding/line.yaml", "binding/opcua.yaml"})
    void theRightFileBindsEverything(String name) throws Exception {
        EquipmentDescriptor descriptor = read(Resources.text(name));

        assertThat(descriptor.bindings().orElseThrow().parameters().keySet())
                .isEqualTo(descriptor.parameters().keySet());
    }

    private static EquipmentDescriptor read(String yaml) throws MistakesException {
        return new DescriptorReader().read("d.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
