package org.ferrule.plugin.arc;

import static org.assertj.core.api.Assertions.assertThat;

import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorsTest {
    @ParameterizedTest
    @CsvSource({
        "arc-ph.yaml, hamilton.arc.ph, sensor.ph",
        "arc-visiferm-do.yaml, hamilton.arc.visiferm-do, sensor.dissolvedOxygen"
    })
    void theRuntimeAcceptsTheDescriptor(String file, String type, String profile) throws Exception {
        EquipmentDescriptor descriptor = Bench.descriptor(file);

        assertThat(descriptor.type()).isEqualTo(type);
        assertThat(descriptor.identity().profile()).isEqualTo(profile);
    }
}
