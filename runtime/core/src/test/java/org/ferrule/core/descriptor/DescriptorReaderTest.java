package org.ferrule.core.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.CommandDescriptor;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.descriptor.Interlock;
import org.ferrule.api.descriptor.ParameterDescriptor;
import org.ferrule.api.descriptor.Precautions;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.Health;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;
import org.ferrule.api.model.UnitId;
import org.ferrule.api.model.Value;
import org.ferrule.core.Resources;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.api.Test;

class DescriptorReaderTest {
    private final EquipmentDescriptor sensor = read(Resources.text(Resources.DO_SENSOR));
    private final EquipmentDescriptor reactor = read(Resources.text(Resources.BIOREACTOR));

    @Test
    void identityAndHashComeFromTheFile() {
        assertThat(sensor.identity())
                .isEqualTo(new EquipmentDescriptor.Identity(
                        "hamilton.arc.visiferm-do",
                        "1.0.0",
                        "Hamilton",
                        "VisiFerm DO Arc",
                        "sensor.dissolvedOxygen",
                        "ODOUM.*"));
        assertThat(sensor.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void whatIsNotSaidHasItsDefault() {
        assertThat(sensor.supervision())
                .isEqualTo(new EquipmentDescriptor.Supervision(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(1),
                        Optional.empty(),
                        "",
                        Optional.empty()));
        ParameterDescriptor temperature = sensor.parameters().get(new ParameterId("temperature"));
        assertThat(temperature.isWritable()).isFalse();
        assertThat(temperature.isPolled()).isTrue();
        assertThat(temperature.acquisition().refresh()).isEqualTo(Duration.ofMillis(2500));
        assertThat(temperature.verification()).isEmpty();
        assertThat(sensor.settings().get("unitId").defaultValue()).contains(Value.integer(1));
        assertThat(sensor.settings().get("link").link()).contains("modbus");
    }

    @Test
    void aWritableParameterHasLimitsAndVerification() {
        ParameterDescriptor setPoint = reactor.parameters().get(new ParameterId("temperature.sp"));
        assertThat(setPoint.domain().range()).contains(new Range(4, 45));
        assertThat(setPoint.unit()).contains(new UnitId("vessel"));
        assertThat(setPoint.verification()).contains(new ParameterDescriptor.Verification(Duration.ofSeconds(2), 0.05));
        ParameterDescriptor unsaid = reactor.parameters().get(new ParameterId("agitation.sp"));
        assertThat(unsaid.verification()).contains(new ParameterDescriptor.Verification(Duration.ofSeconds(5), 0.4));
    }

    @Test
    void commandsOfTheOnlyFunctionalUnitNeedNotNameIt() {
        CommandDescriptor start = reactor.commands().get(new CommandId("start"));
        assertThat(start.unit()).contains(new UnitId("vessel"));
        assertThat(start.conditions().states()).containsExactly(FunctionalState.IDLE);
        assertThat(start.conditions().leadsTo()).contains(FunctionalState.EXECUTE);
        assertThat(start.conditions().needsLock()).isTrue();
        assertThat(start.timing().timeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void namesOfAnEnumCarryCodes() {
        var loop = reactor.commands()
                .get(new CommandId("startControl"))
                .arguments()
                .get(0);
        assertThat(loop.domain().values())
                .isEqualTo(Map.of(0L, "temperature", 1L, "ph", 2L, "dissolvedOxygen", 3L, "agitation"));
        assertThat(loop.isRequired()).isTrue();
        assertThat(reactor.commands()
                        .get(new CommandId("startControl"))
                        .arguments()
                        .get(2)
                        .isRequired())
                .isFalse();
    }

    @Test
    void precautionsAreWhatTheFileDemandsAndOtherwiseNone() {
        Value automatic = Value.enumerated(2, "AUTO");
        ParameterId mode = new ParameterId("agitation.mode");

        CommandDescriptor unhold = reactor.commands().get(new CommandId("unhold"));
        assertThat(unhold.isRecallable()).isTrue();
        assertThat(unhold.precautions())
                .isEqualTo(new Precautions(
                        true,
                        List.of("batch", "chainOfIdentity"),
                        List.of(new Interlock(
                                "stirring",
                                mode,
                                List.of(Value.enumerated(1, "MANUAL"), automatic),
                                "Switch the stirrer on."))));
        assertThat(reactor.parameters().get(new ParameterId("gas.air.sp")).precautions())
                .isEqualTo(new Precautions(
                        true,
                        List.of(),
                        List.of(new Interlock("stirring", mode, List.of(automatic), "Switch the stirrer on."))));
        assertThat(reactor.commands().get(new CommandId("start")).isRecallable())
                .isFalse();
        assertThat(reactor.commands().get(new CommandId("start")).precautions()).isEqualTo(Precautions.NONE);
        assertThat(reactor.parameters().get(new ParameterId("ph.sp")).precautions())
                .isEqualTo(Precautions.NONE);
    }

    @Test
    void aCommandNamesTheOnesThatItMayRunBeside() {
        assertThat(reactor.commands().get(new CommandId("hold")).conditions().during())
                .containsExactlyInAnyOrder(new CommandId("start"), new CommandId("startControl"));
        assertThat(reactor.commands().get(new CommandId("unhold")).conditions().during())
                .isEmpty();
    }

    @Test
    void orderIsTheFilesOrder() {
        assertThat(reactor.parameters().keySet())
                .startsWith(new ParameterId("temperature.pv"), new ParameterId("temperature.sp"));
        assertThat(sensor.alarms().get(new AlarmId("sensorFailure")).health()).isEqualTo(Health.FAILURE);
    }

    @Test
    void aCalibratingSensorNeedsTheCalibrationParts() {
        String yaml = Resources.text(Resources.DO_SENSOR)
                + "onCommunicationLoss: none\ncommands: {calibrate: {effect: NON_IDEMPOTENT}}\n";
        assertThatThrownBy(() -> new DescriptorReader().read("d.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("requires parameter 'lastCalibration' of type TIMESTAMP")
                .hasMessageContaining("requires parameter 'calibrationDue' of type TIMESTAMP")
                .hasMessageContaining("requires an argument 'point' of command 'calibrate'")
                .hasMessageContaining("requires alarm 'calibrationOverdue'");
    }

    @Test
    void aGasControllerIsOneChannelWithASelectedGasOrHasChannelsNamedForTheirGas() {
        String start = """
                descriptor: 1
                type: a.gas
                version: 1.0.0
                manufacturer: A
                model: B
                profile: gasController
                staleAfter: 5 s
                onCommunicationLoss: none
                parameters:
                """;
        String flow = ".pv: {type: REAL, unit: mL/min}\n";
        String setPoint = ".sp: {type: REAL, unit: mL/min, access: readWrite, operatingRange: [0, 100]}\n";
        String named = start + "  gas.co2" + flow + "  gas.co2" + setPoint;
        String oneChannel = start + "  flow" + flow + "  flow" + setPoint;

        assertThat(read(named).parameters()).hasSize(2);
        assertThat(read(oneChannel + "  gas: {type: ENUM, values: [Air, CO2]}\n")
                        .parameters())
                .hasSize(3);
        assertThatThrownBy(() -> new DescriptorReader().read("d.yaml", oneChannel.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining("at least one of these parameters: flow.pv with flow.sp with gas, gas.air.pv");
    }

    private static EquipmentDescriptor read(String yaml) {
        try {
            return new DescriptorReader().read("d.yaml", yaml.getBytes(StandardCharsets.UTF_8));
        } catch (MistakesException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
