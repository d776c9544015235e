package org.ferrule.plugin.lads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.ferrule.plugin.bench.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A maker who calls everything by names that are not among the defaults: each name is a setting. */
class OtherNamesTest {
    private static final int PERCENT = 20529;
    private static final int PH = 5321520;
    private static final int RPM = 5394509;
    private static final int ML_PER_MINUTE = 13361;
    private static final int MILLILITRE = 5065812;
    private static final int MILLIBAR = 5063250;

    private final FakeOpcUaLink link = new FakeOpcUaLink().object("DeviceSet", 0);

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of("temperatureFunction", "temperature.pv", FakeReactor.CELSIUS),
                Arguments.of("phFunction", "ph.sp", PH),
                Arguments.of("dissolvedOxygenFunction", "dissolvedOxygen.pv", PERCENT),
                Arguments.of("agitationFunction", "agitation.sp", RPM),
                Arguments.of("airFunction", "gas.air.pv", ML_PER_MINUTE),
                Arguments.of("o2Function", "gas.o2.sp", ML_PER_MINUTE),
                Arguments.of("co2Function", "gas.co2.pv", ML_PER_MINUTE),
                Arguments.of("n2Function", "gas.n2.sp", ML_PER_MINUTE),
                Arguments.of("volumeFunction", "volume", MILLILITRE),
                Arguments.of("pressureFunction", "pressure", MILLIBAR));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionIsFoundByTheNameInItsSettingAndNotWithoutIt(String setting, String parameter, int unit)
            throws Exception {
        FakeReactor.device(link, "Reactor");
        FakeReactor.loop(link, "Peculiar 1", unit);

        assertThat(quality(bench(), parameter)).isEqualTo(Quality.BAD_NOT_SUPPORTED);
        assertThat(quality(bench().with(setting, Value.text("absent, peculiar_1")), parameter))
                .isEqualTo(Quality.GOOD);
    }

    @Test
    void aCellDensityIsFoundByItsSetting() throws Exception {
        FakeReactor.device(link, "Reactor");
        FakeReactor.loop(link, "Capacitance", 1);

        assertThat(quality(bench(), "cellDensity")).isEqualTo(Quality.BAD_NOT_SUPPORTED);
        assertThat(quality(bench().with("cellDensityFunction", Value.text("Capacitance")), "cellDensity"))
                .as("found, but its unit is none of cells")
                .isEqualTo(Quality.BAD_CONFIGURATION_ERROR);
    }

    @Test
    void outputAndModeOfALoopAreFoundByTheNamesInTheirSettings() throws Exception {
        FakeReactor.device(link, "Reactor");
        FakeReactor.loop(link, "temp", FakeReactor.CELSIUS);
        String loop = FakeReactor.FUNCTIONS + "temp/";
        link.variable(loop + "Power", Value.real(40))
                .variable(loop + "Power/EngineeringUnits", FakeReactor.unit(PERCENT))
                .variable(loop + "Manner", Value.integer(1))
                .variable(
                        loop + "Manner/EnumStrings", new Value.Items(List.of(Value.text("Off"), Value.text("Manual"))));

        assertThat(quality(bench(), "temperature.output")).isEqualTo(Quality.BAD_NOT_SUPPORTED);
        Bench named = bench().with("outputVariable", Value.text("Power")).with("modeVariable", Value.text("Manner"));
        LadsSession session = named.open(new LadsDriver(), LadsSession.class);
        assertThat(Bench.read(session, "temperature.output").value()).isEqualTo(Value.real(40));
        assertThat(Bench.read(session, "temperature.mode").value()).isEqualTo(Value.enumerated(1, "MANUAL"));
    }

    @Test
    void everyNameOfAFunctionIsTriedHere() throws Exception {
        TreeSet<String> tried = new TreeSet<>(List.of("cellDensityFunction"));
        functions().forEach(one -> tried.add((String) one.get()[0]));
        assertThat(bench().descriptor().settings().keySet())
                .filteredOn(setting -> setting.endsWith("Function"))
                .containsExactlyInAnyOrderElementsOf(tried);
    }

    private Bench bench() throws Exception {
        return Bench.of("lads-bioreactor.yaml").link("link", link);
    }

    private static Quality quality(Bench bench, String parameter) throws Exception {
        return Bench.read(bench.open(new LadsDriver(), LadsSession.class), parameter)
                .quality();
    }
}
