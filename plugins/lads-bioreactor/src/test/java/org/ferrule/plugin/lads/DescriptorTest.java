package org.ferrule.plugin.lads;

import static org.assertj.core.api.Assertions.assertThat;

import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.UnitId;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;

class DescriptorTest {
    @Test
    void theRuntimeAcceptsTheDescriptor() throws Exception {
        EquipmentDescriptor descriptor = Bench.descriptor("lads-bioreactor.yaml");

        assertThat(descriptor.type()).isEqualTo("ferrule.lads.bioreactor");
        assertThat(descriptor.identity().profile()).isEqualTo("bioreactor");
        assertThat(descriptor.units().get(new UnitId("vessel")).states())
                .containsExactlyInAnyOrder(FunctionalState.values());
        assertThat(descriptor.commands().get(new CommandId("stop")).risk()).isEqualTo(Risk.SAFETY);
    }

    @Test
    void everyParameterHasASettingForItsFunction() throws Exception {
        EquipmentDescriptor descriptor = Bench.descriptor("lads-bioreactor.yaml");

        assertThat(descriptor.parameters().keySet())
                .filteredOn(id -> !UnitVariables.isUnits(id))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(descriptor.settings())
                        .containsKey(Path.of(id.value()).function() + "Function"));
    }
}
