package org.ferrule.plugin.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;

class DescriptorTest {
    @Test
    void theRuntimeAcceptsTheDescriptorAndAnAdjustmentNeedsASignature() throws Exception {
        EquipmentDescriptor descriptor = Bench.descriptor("sics-balance.yaml");

        assertThat(descriptor.type()).isEqualTo("mettler.sics.balance");
        assertThat(descriptor.identity().profile()).isEqualTo("sensor.weight");
        assertThat(descriptor.command(new CommandId("adjust")).orElseThrow().risk())
                .isEqualTo(Risk.CONFIRM);
    }
}
