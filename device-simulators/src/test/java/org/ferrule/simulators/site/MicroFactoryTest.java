package org.ferrule.simulators.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.ferrule.simulators.arc.ArcPasswords;
import org.ferrule.simulators.culture.CultureState;
import org.ferrule.simulators.culture.Gas;
import org.ferrule.simulators.culture.Loop;
import org.ferrule.simulators.culture.LoopMode;
import org.ferrule.simulators.culture.ManualClock;
import org.ferrule.simulators.culture.Suspension;
import org.ferrule.simulators.culture.Vessel;
import org.ferrule.simulators.opcua.Access;
import org.ferrule.simulators.processor.device.CounterflowDevice;
import org.ferrule.simulators.processor.device.Order;
import org.ferrule.simulators.processor.device.ProcessorSettings;
import org.ferrule.simulators.processor.device.View;
import org.ferrule.simulators.processor.device.Waiting;
import org.junit.jupiter.api.Test;

/** What is joined moves together, and nothing appears from nowhere. */
class MicroFactoryTest {

    private final ManualClock clock = new ManualClock();
    private final MicroFactory factory = new MicroFactory(7, clock, new ArcPasswords(1, 2), processor());
    private final Vessel vessel = factory.vessel(1);

    private static ProcessorSettings processor() {
        return new ProcessorSettings(
                0,
                Path.of("unused"),
                "SIMCP",
                new Access(Optional.empty(), false),
                7,
                true,
                0,
                Duration.ZERO,
                SitePrograms.all());
    }

    @Test
    void theBalanceShowsExactlyWhatIsPouredInAndDrawn() {
        double empty = factory.grams();
        assertThat(vessel.pour(Suspension.medium(150, 8)).millilitres()).isEqualTo(150);
        assertThat(factory.grams() - empty).isCloseTo(150, within(1e-9));
        assertThat(vessel.draw(5).millilitres()).isEqualTo(5);
        assertThat(factory.grams() - empty).isCloseTo(145, within(1e-9));
    }

    @Test
    void aFullVesselTakesNoMoreAndAnEmptyOneGivesNoMore() {
        assertThat(vessel.pour(Suspension.medium(5000, 8)).millilitres()).isEqualTo(1500);
        assertThat(vessel.draw(5000).millilitres()).isEqualTo(1980);
        assertThat(vessel.draw(1).millilitres()).isZero();
        assertThat(factory.grams()).isCloseTo(MicroFactory.VESSEL_GRAMS + 20, within(1e-9));
    }

    @Test
    void feedingDilutesTheCellsAndKeepsTheirNumber() {
        vessel.pour(new Suspension(30, 250, 10, 0, 0));
        CultureState before = vessel.state();
        vessel.pour(Suspension.medium(200, 8));
        CultureState after = vessel.state();

        assertThat(after.viableDensity() * after.volume())
                .isCloseTo(before.viableDensity() * before.volume(), within(1e-9));
        assertThat(after.viability()).isCloseTo(before.viability(), within(1e-9));
        assertThat(after.glucose() * after.volume())
                .isCloseTo(before.glucose() * before.volume() + 200 * 8, within(1e-6));
    }

    @Test
    void theVesselGetsTheGasThatItsControllerLetsThroughAndNoOther() {
        factory.gases().get("o2-1").faults().apply("panel setpoint 40");
        pass(Duration.ofMinutes(2));
        assertThat(vessel.gas(Gas.O2).pv()).isCloseTo(40, within(0.01));
        assertThat(vessel.gas(Gas.AIR).pv()).as("air-1 was never opened").isZero();

        factory.gases().get("o2-1").faults().apply("supply 101");
        pass(Duration.ofMinutes(2));
        assertThat(vessel.gas(Gas.O2).pv()).isCloseTo(0, within(1e-6));
        assertThat(factory.gases().get("o2-1").total())
                .as("what the controller counted is what the vessel got")
                .isCloseTo(vessel.gas(Gas.O2).total(), within(1.0));
    }

    @Test
    void moreCarbonDioxideFromItsControllerMakesVesselTwoSourer() {
        Vessel second = factory.vessel(2);
        factory.gases().get("air-2").faults().apply("panel setpoint 100");
        factory.carbonDioxide().faults().apply("panel setpoint 5");
        pass(Duration.ofHours(8));
        double before = second.state().ph();
        factory.carbonDioxide().faults().apply("panel setpoint 60");
        pass(Duration.ofMinutes(30));

        assertThat(second.state().ph()).isLessThan(before - 0.1);
    }

    @Test
    void aKinkedOxygenLineIsSeenInTheBroth() {
        factory.gases().get("air-1").faults().apply("panel setpoint 30");
        factory.gases().get("o2-1").faults().apply("panel setpoint 30");
        vessel.mode(Loop.DISSOLVED_OXYGEN, LoopMode.AUTO);
        vessel.pour(new Suspension(100, 6000, 100, 20, 0));
        pass(Duration.ofHours(4));
        assertThat(vessel.state().dissolvedOxygen()).isGreaterThan(30);
        factory.gases().get("o2-1").faults().apply("supply 101");
        pass(Duration.ofHours(1));

        assertThat(vessel.state().dissolvedOxygen()).isLessThan(20);
    }

    @Test
    void whatLeavesTheVesselIsInBagsAndWasteTogether() throws Exception {
        vessel.mode(Loop.PH, LoopMode.OFF);
        vessel.pour(new Suspension(30, 3000, 300, 0, 0));
        double grams = factory.grams();
        run("HARVEST-3", 100);
        double lost = 530 - vessel.state().volume();
        View.RunView harvest = factory.processor().view().run();
        assertThat(harvest.millilitres()).as("what the processor drew").isCloseTo(lost, within(1e-6));
        assertThat(grams - factory.grams()).as("what the balance lost, g").isCloseTo(lost, within(1e-6));
        assertThat(factory.product().harvested().millilitres()).isEqualTo(100);
        double drawn = harvest.millionCells();

        run("WASH-2", 60);
        run("FORMULATE-1", 40);

        ProductLine line = factory.product();
        assertThat(line.product().millilitres()).isEqualTo(40);
        assertThat(line.product().viability()).isGreaterThan(95);
        double left = line.product().millionViable()
                + line.harvested().millionViable()
                + line.washed().millionViable();
        // The waste of a later run comes out of an earlier bag: drawn once from the vessel, it is somewhere once.
        assertThat(left + line.waste().millionViable()).isCloseTo(drawn, within(1e-6));
        assertThat(line.harvested().millilitres() + line.washed().millilitres()).isCloseTo(0, within(1e-9));
    }

    @Test
    void airInTheTubeStopsTheHarvestWhereItComesUntilSomebodyDecides() throws Exception {
        vessel.pour(new Suspension(30, 300, 10, 0, 0));
        factory.product().letAirIn(300);
        start("HARVEST-3", 100);
        pass(Duration.ofHours(2));

        assertThat(factory.processor().view().waiting()).isEqualTo(Waiting.BUBBLE);
        assertThat(factory.processor().view().run().millilitres()).isCloseTo(300, within(1e-9));

        factory.processor().order(Order.ACKNOWLEDGE);
        pass(Duration.ofHours(2));
        assertThat(factory.processor().view().waiting()).isEqualTo(Waiting.NOTHING);
        assertThat(factory.product().harvested().millilitres()).isEqualTo(100);
    }

    @Test
    void aRunThatIsStoppedLeavesItsCellsInTheWaste() throws Exception {
        vessel.pour(new Suspension(30, 300, 10, 0, 0));
        start("HARVEST-3", 100);
        pass(Duration.ofMinutes(7));
        factory.processor().order(Order.STOP);

        assertThat(factory.product().harvested()).isEqualTo(Suspension.NOTHING);
        assertThat(factory.product().waste().millilitres()).isCloseTo(300, within(1e-6));
        assertThat(factory.product().waste().millionViable()).isPositive();
    }

    private void run(String program, int output) throws Exception {
        start(program, output);
        pass(Duration.ofHours(1));
    }

    private void start(String program, int output) throws Exception {
        CounterflowDevice device = factory.processor();
        device.faults().apply("kit load KIT-" + program);
        device.faults().apply("door close");
        device.select(program);
        device.set(program.startsWith("WASH") ? 2 : 1, output);
        if (program.startsWith("WASH")) {
            device.set(1, 100);
        }
        device.order(Order.SEND);
        device.order(Order.RUN);
    }

    /** In steps of a minute, as if somebody looked. */
    private void pass(Duration time) {
        for (long minute = 0; minute < time.toMinutes(); minute++) {
            clock.advance(Duration.ofMinutes(1));
            vessel.state();
            factory.vessel(2).state();
            factory.processor().view();
        }
    }
}
