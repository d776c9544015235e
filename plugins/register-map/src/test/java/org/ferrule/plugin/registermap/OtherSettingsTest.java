package org.ferrule.plugin.registermap;

import static org.assertj.core.api.Assertions.assertThat;

import org.ferrule.api.driver.EquipmentSession;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped descriptors leave to settings, the other way than the default. */
class OtherSettingsTest {
    private static final int HIGH_HALF_OF_7_25 = 0x40E8;

    private final FakeModbusLink link = new FakeModbusLink();

    @ParameterizedTest
    @CsvSource({"arc-ph-mapped.yaml, 4096", "arc-visiferm-do-mapped.yaml, 32"})
    void anArcMayPutTheHighWordAndTheLowByteFirst(String descriptor, int unit) throws Exception {
        link.set("h", 2089, 0, unit, HIGH_HALF_OF_7_25, 0, 0, 0, 0, 0, 0x4160, 0);
        for (int text : new int[] {1311, 1279, 1031}) {
            link.set("h", text, 0x4241, 0x0043);
        }
        EquipmentSession session = open(Bench.of(descriptor)
                .with("unitId", Value.integer(32))
                .with("wordOrder", Value.enumerated(1, "HIGH_FIRST"))
                .with("textByteOrder", Value.enumerated(1, "LOW_FIRST")));

        assertThat(Bench.read(session, "value").value()).isEqualTo(Value.real(7.25));
        assertThat(session.identify().serialNumber()).isEqualTo("ABC");
        assertThat(link.requests()).isNotEmpty().allMatch(request -> request.startsWith("32 "));
    }

    @Test
    void anIncubatorMayHaveAnotherAddress() throws Exception {
        EquipmentSession session = open(Bench.of("incubator.yaml").with("unitId", Value.integer(247)));

        Bench.read(session, "temperature.pv");
        assertThat(link.requests()).isNotEmpty().allMatch(request -> request.startsWith("247 "));
    }

    private EquipmentSession open(Bench bench) throws Exception {
        return bench.link("link", link).open(new RegisterMapDriver(), EquipmentSession.class);
    }
}
