package org.ferrule.simulators.alicat;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.ferrule.simulators.line.LineDevice;
import org.ferrule.simulators.line.LineOutput;
import org.ferrule.simulators.witness.Acts;

/** One controller on an ASCII line, which hears everything and answers to its unit id. */
final class AlicatLine implements LineDevice {

    private static final String END = "\r";

    private final AlicatController controller;
    private final AlicatConsole console;

    AlicatLine(AlicatController controller) {
        this.controller = controller;
        this.console = new AlicatConsole(controller);
    }

    @Override
    public void received(String line, LineOutput output) {
        String request = line.strip();
        String unitId = String.valueOf(controller.settings().unitId());
        if (!request.toUpperCase(Locale.ROOT).startsWith(unitId)) {
            return;
        }
        Optional<Acts.Entry> act = AlicatActs.of(controller, request.substring(1));
        if (!controller.isAwake()) {
            act.ifPresent(Acts.Entry::refuse);
            return;
        }
        String answer = console.answer(request.substring(1)) + END;
        if (answer.contains("?")) {
            act.ifPresent(Acts.Entry::refuse);
        }
        if (!controller.isAwake()) {
            // It restarted in the middle of this one.
            return;
        }
        int delay = controller.faults().modbus().answers().delayMillis();
        if (delay == 0) {
            output.send(answer);
        } else {
            output.send(Duration.ofMillis(delay), answer);
        }
    }

    @Override
    public void elapsed(LineOutput output) {
        for (int left = controller.faults().takeBurst(); left > 0; left--) {
            output.send(console.frame() + END);
        }
    }
}
