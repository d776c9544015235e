package org.ferrule.conformance.statement;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;

/**
 * What a plugin's vendor declares of one type of equipment: {@code conformance.yaml}. It tells the kit how to reach the simulated device
 * and what its own words for things are; it never says what the right values are.
 *
 * @param type of equipment
 * @param level that is claimed, 1 to 3
 * @param simulator command line of the simulator
 * @param links of the site file, in its own form; {@code {port}}, {@code {url}} and {@code {device}} stand for what the simulator says
 * @param settings of the equipment in the site file
 * @param truth what the simulator calls the parameters
 * @param commands how the commands are tried
 * @param alarms how the alarms are brought about
 * @param within limits of time that the vendor promises
 */
public record Statement(
        String type,
        int level,
        Simulator simulator,
        Map<String, Map<String, String>> links,
        Map<String, String> settings,
        Map<ParameterId, String> truth,
        Map<CommandId, Trial> commands,
        Map<AlarmId, Provocation> alarms,
        Limits within) {
    /**
     * A process that stands for the device.
     *
     * @param isOwn true for one of {@code ferrule simulate}
     * @param arguments its name and options, or the program with its arguments
     */
    public record Simulator(boolean isOwn, List<String> arguments) {
        public Simulator {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * One harmless way to give a command.
     *
     * @param arguments by name, as text
     * @param act what the simulator calls it when it is told
     */
    public record Trial(Map<String, String> arguments, String act) {
        public Trial {
            arguments = Map.copyOf(arguments);
        }
    }

    /**
     * What makes an alarm come and go.
     *
     * @param raise order to the simulator
     * @param clear order to the simulator
     */
    public record Provocation(String raise, String clear) {}

    /**
     * Promises.
     *
     * @param online from a reachable device to ONLINE
     * @param offline from a lost device to not ONLINE
     * @param stop for closing, whatever goes on
     */
    public record Limits(Duration online, Duration offline, Duration stop) {}

    public Statement {
        links = Map.copyOf(links);
        settings = Map.copyOf(settings);
        truth = Map.copyOf(truth);
        commands = Map.copyOf(commands);
        alarms = Map.copyOf(alarms);
    }
}
