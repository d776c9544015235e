package org.ferrule.simulators.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ferrule.simulators.alicat.AlicatController;
import org.ferrule.simulators.alicat.AlicatController.Surroundings;
import org.ferrule.simulators.alicat.AlicatServer;
import org.ferrule.simulators.culture.SimulationClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code simulate alicat-mfc}: mass-flow controllers on one line. */
@Command(name = AlicatCommand.NAME, description = "Alicat mass-flow controllers on an ASCII or Modbus line.")
final class AlicatCommand implements Callable<Integer> {

    static final String NAME = "alicat-mfc";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private AlicatOptions alicat = new AlicatOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulationClock clock = common.clock();
        List<AlicatController> controllers = new ArrayList<>();
        alicat.settings(common.seed())
                .forEach(one -> controllers.add(new AlicatController(one, Surroundings.plausible(), clock)));
        try (Stage stage = new Stage(common, spec.commandLine())) {
            AlicatServer server = stage.keep(alicat.start(common, controllers));
            if (controllers.size() == 1) {
                AlicatController alone = controllers.get(0);
                stage.control(NAME, name(alone), alone.faults(), alone.witness());
            } else {
                controllers.forEach(one -> stage.control(name(one), one.faults(), one.witness()));
            }
            alicat.announce(stage, server.port(), controllers);
            return stage.run();
        }
    }

    /** How fault commands name a controller: {@code alicat-mfc-a} for unit id A. */
    private static String name(AlicatController controller) {
        return NAME + "-" + String.valueOf(controller.settings().unitId()).toLowerCase(Locale.ROOT);
    }
}
