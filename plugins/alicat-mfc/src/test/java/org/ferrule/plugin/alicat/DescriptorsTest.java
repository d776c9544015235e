package org.ferrule.plugin.alicat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;

class DescriptorsTest {
    @Test
    void theRuntimeAcceptsBothTypesAsGasControllers() throws Exception {
        for (String protocol : new String[] {"ascii", "modbus"}) {
            EquipmentDescriptor descriptor = Bench.descriptor("alicat-mfc-" + protocol + ".yaml");

            assertThat(descriptor.type()).isEqualTo("alicat.mfc." + protocol);
            assertThat(descriptor.identity().profile()).isEqualTo("gasController");
        }
    }

    @Test
    void whatBothTypesHaveTheyDeclareAlike() throws Exception {
        EquipmentDescriptor ascii = Bench.descriptor("alicat-mfc-ascii.yaml");
        EquipmentDescriptor modbus = Bench.descriptor("alicat-mfc-modbus.yaml");

        assertThat(modbus.parameters()).isNotEmpty();
        assertThat(ascii.parameters()).containsAllEntriesOf(modbus.parameters());
        assertThat(ascii.commands()).isEqualTo(modbus.commands());
        assertThat(ascii.alarms()).isEqualTo(modbus.alarms());
        assertThat(ascii.supervision()).isEqualTo(modbus.supervision());
    }

    @Test
    void whatDestroysSomethingNeedsASignatureAndStoppingNeedsNone() throws Exception {
        Map<String, Risk> risks = Bench.descriptor("alicat-mfc-ascii.yaml").commands().values().stream()
                .collect(Collectors.toMap(command -> command.id().value(), CommandDescriptor::risk));

        assertThat(risks)
                .containsEntry("closeValve", Risk.CONFIRM)
                .containsEntry("tareFlow", Risk.CONFIRM)
                .containsEntry("resetTotalizer", Risk.CONFIRM)
                .containsEntry("stop", Risk.SAFETY);
        assertThat(Bench.descriptor("alicat-mfc-modbus.yaml").supervision().safeState())
                .contains(new CommandId("stop"));
    }
}
