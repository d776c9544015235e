package org.ferrule.simulators.processor.device;

import java.util.List;
import java.util.function.Function;
import org.ferrule.simulators.processor.device.View.RunView;
import org.ferrule.simulators.witness.Hold;
import org.ferrule.simulators.witness.Span;
import org.ferrule.simulators.witness.Truth;

/** Declares what the device shows, by the words that it writes. */
final class ProcessorTruth {

    private final CounterflowDevice device;
    private final Truth truth;
    private final Hold centrifugeSpeed;
    private final Hold pumpFlow;
    private final Hold linePressure;
    private final Hold temperature;
    private final Hold elapsed;
    private final Hold remaining;
    private final Hold processedVolume;
    private final Hold processedCells;

    ProcessorTruth(CounterflowDevice device, Truth truth) {
        this.device = device;
        this.truth = truth;
        centrifugeSpeed = measured("centrifugeSpeed", view -> view.sensors().centrifuge());
        pumpFlow = measured("pumpFlow", view -> view.sensors().flow());
        linePressure = measured("linePressure", view -> view.sensors().pressure());
        temperature = measured("temperature", view -> view.sensors().temperature());
        elapsed = measured("elapsed", view -> view.run().elapsed());
        remaining = measured("remaining", view -> view.run().remaining());
        processedVolume = measured("processedVolume", view -> view.run().millilitres());
        processedCells = measured("processedCells", view -> view.run().millionCells());
    }

    void declare(String serialNumber) {
        shows("protocolState", view -> view.state().wire());
        shows("waiting", view -> view.waiting().wire());
        shows("lastRunResult", view -> view.end().wire());
        shows("errorText", View::error);
        shows("bubbleDetected", view -> view.sensors().hasBubble());
        shows("doorState", view -> view.door().wire());
        shows("kitState", view -> view.kitState().wire());
        shows("kitId", view -> view.kit().map(Kit::id).orElse(""));
        shows("kitLot", view -> view.kit().map(Kit::lot).orElse(""));
        shows(
                "kitExpiry",
                view -> view.kit().map(kit -> kit.expiry().toString()).orElse(""));
        shows("programName", view -> view.program().map(Program::name).orElse(""));
        shows("programVersion", view -> view.program().map(Program::version).orElse(""));
        shows("programChecksum", device::checksum);
        shows("stepNumber", view -> view.run().step());
        shows(
                "stepCount",
                view -> view.program().map(program -> program.steps().size()).orElse(0));
        shows("stepName", view -> view.run().stepName());
        shows("runId", view -> view.run().id());
        shows("runLabel", view -> view.run().label());
        for (int number = 1; number <= Program.SLOTS; number++) {
            slot(number);
        }
        truth.shows("serialNumber", () -> device.faults().serialNumber(serialNumber));
    }

    private void slot(int number) {
        String name = "runParameter" + number;
        shows(name + ".name", view -> slot(view.slots(), number).name());
        shows(name + ".value", view -> slot(view.slots(), number).value());
        shows(name + ".validity", view -> slot(view.slots(), number).validity().wire());
    }

    private static Slot slot(List<Slot> slots, int number) {
        return slots.get(number - 1);
    }

    /** The same with what is held. */
    Sensors over(Sensors free) {
        return new Sensors(
                centrifugeSpeed.or(free::centrifuge),
                pumpFlow.or(free::flow),
                linePressure.or(free::pressure),
                temperature.or(free::temperature),
                free.hasBubble());
    }

    /** The same with what is held. */
    RunView over(RunView free) {
        return new RunView(
                free.id(),
                free.label(),
                free.step(),
                free.stepName(),
                elapsed.or(free::elapsed),
                remaining.or(free::remaining),
                processedVolume.or(free::millilitres),
                processedCells.or(free::millionCells));
    }

    private Hold measured(String quantity, Function<View, Double> shown) {
        return truth.holds(quantity, Span.DOUBLE, () -> shown.apply(device.view()));
    }

    private void shows(String quantity, Function<View, Object> shown) {
        truth.shows(quantity, () -> shown.apply(device.view()));
    }
}
