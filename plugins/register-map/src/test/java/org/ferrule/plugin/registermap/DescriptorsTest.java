package org.ferrule.plugin.registermap;

import static org.assertj.core.api.Assertions.assertThat;

import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTest {
    @ParameterizedTest
    @CsvSource({
        "arc-ph-mapped.yaml, hamilton.arc.ph.mapped, sensor.ph",
        "arc-visiferm-do-mapped.yaml, hamilton.arc.visiferm-do.mapped, sensor.dissolvedOxygen",
        "incubator.yaml, ferrule.incubator.fi-160, incubator",
        "balance.yaml, example.balance.ascii, balance",
        "lads-gas.yaml, example.lads.air, equipment"
    })
    void theRuntimeAcceptsTheDescriptorAndBindsAllOfIt(String file, String type, String profile) throws Exception {
        EquipmentDescriptor descriptor = Bench.descriptor(file);

        assertThat(descriptor.type()).isEqualTo(type);
        assertThat(descriptor.identity().profile()).isEqualTo(profile);
        assertThat(descriptor.bindings().orElseThrow().parameters().keySet())
                .containsExactlyElementsOf(descriptor.parameters().keySet());
        assertThat(descriptor.bindings().orElseThrow().commands().keySet())
                .containsExactlyElementsOf(descriptor.commands().keySet());
    }
}
