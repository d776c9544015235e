package org.ferrule.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ferrule.api.descriptor.EquipmentDescriptor;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.core.descriptor.DescriptorReader;
import org.ferrule.core.yaml.MistakesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementReaderTest {
    private static final String DESCRIPTOR = """
            descriptor: 1
            type: example.pump
            version: 1.0.0
            manufacturer: Example
            model: Pump
            staleAfter: 5 s
            onCommunicationLoss: It goes on pumping.
            settings: {link: {kind: stream, required: true}}
            parameters:
              flow.pv: {type: REAL, unit: mL/min, every: 1 s}
            commands:
              prime: {effect: IDEMPOTENT, arguments: {volume: {type: REAL, unit: mL, range: [0, 10]}}}
            alarms:
              blocked: {class: EQUIPMENT, severity: 500, remedy: Open the clamp.}
            """;
    private static final String GOOD = """
            conformance: 1
            type: example.pump
            level: 2
            simulator: {program: [python3, pump.py]}
            links: {line: {stream: tcp, host: 127.0.0.1, port: "{port}"}}
            settings: {link: line}
            values: {flow.pv: {quantity: flow, fault: nan on}}
            commands: {prime: {arguments: {volume: 5}, act: prime 5}}
            alarms: {blocked: {raise: block on, clear: block off}}
            within: {online: 8 s}
            """;

    private static Statement read(String yaml) throws MistakesException {
        EquipmentDescriptor pump = new DescriptorReader().read("d.yaml", DESCRIPTOR.getBytes(StandardCharsets.UTF_8));
        return StatementReader.read("c.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of(pump.type(), pump));
    }

    @Test
    void everythingThatIsDeclaredIsRead() throws Exception {
        Statement statement = read(GOOD);

        assertThat(statement.level()).isEqualTo(2);
        assertThat(statement.simulator().isOwn()).isFalse();
        assertThat(statement.simulator().arguments()).containsExactly("python3", "pump.py");
        assertThat(statement.links().get("line")).containsEntry("port", "{port}");
        assertThat(statement.truth(new ParameterId("flow.pv")).quantity()).isEqualTo("flow");
        assertThat(statement.truth(new ParameterId("level")).quantity()).isEqualTo("level");
        assertThat(statement.commands())
                .containsEntry(
                        new CommandId("prime"),
                        new Statement.Trial(Map.of("volume", "5"), "prime 5", List.of(), List.of(), List.of(), "", ""));
        assertThat(statement.within())
                .isEqualTo(new Statement.Limits(Duration.ofSeconds(8), Duration.ofSeconds(10), Duration.ofSeconds(5)));
        assertThat(read(GOOD.replace("{program: [python3, pump.py]}", "[sics-balance]"))
                        .simulator()
                        .isOwn())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conformance: 1 | conformance: 2 | c.yaml:1:14  conformance: this kit reads statements of version 1",
                "example.pump | example.pomp | is no type that this plugin describes. Did you mean 'example.pump'?",
                "level: 2 | level: 4 | c.yaml:3:8  level: 4 is no level. Write 1, 2 or 3.",
                "level: 2 | levle: 2 | c.yaml:3:1  levle: unknown key. Did you mean 'level'?",
                "{flow.pv: | {flow.pw: | values.flow.pw: is not declared by the descriptor. Did you mean 'flow.pv'?",
                "prime: { | prim: { | commands.prim: is not declared by the descriptor. Did you mean 'prime'?",
                "{volume: 5} | {volum: 5} | 'volum' is no argument of prime. Did you mean 'volume'?",
                ", act: prime 5 | '' | commands.prime.act: is missing",
                ", clear: block off | '' | alarms.blocked.clear: is missing",
                "online: 8 s | stop: 8 s | within.stop: must be more than 0 s and at most 5 s, which is the most that"
                        + " TIM-003 allows.",
                "online: 8 s | online: 3 h | within.online: must be more than 0 s and at most 120 s",
                "online: 8 s | offline: 2 h | within.offline: must be more than 0 s and at most 60 s",
                "level: 2 | level: 0 | level: 0 is no level. Write 1, 2 or 3.",
                "level: 2 | level: 4294967298 | level: 4294967298 is no level. Write 1, 2 or 3.",
                "fault: nan on | resolution: -1 | values.flow.pv.resolution: -1.0 is no worth of a last digit.",
                "fault: nan on | 'resolution: 2, range: [0, 10]' | resolution: 2.0 is no worth of a last digit in [0,"
                        + " 10].",
                "[python3, pump.py] | [] | simulator.program: is empty. Write what to start",
                "{program: [python3, pump.py]} | arc-do | simulator: must be a list like [a, b]"
            })
    void aMistakeNamesPlaceAndRemedy(String right, String wrong, String message) {
        assertThat(GOOD).contains(right);
        assertThatThrownBy(() -> read(GOOD.replace(right, wrong)))
                .isInstanceOf(MistakesException.class)
                .hasMessageContaining(message);
    }
}
