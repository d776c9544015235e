package org.ferrule.conformance.statement;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.FunctionalState;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Range;

/**
 * What a plugin's vendor declares of one type of equipment: {@code conformance.yaml}. It tells the kit how to reach the simulated device
 * and what its own words for things are; it never says what the right values are. Orders are lines for the simulator without its name;
 * {@code clear}, which ends every fault, comes after each check by itself. An order that begins with {@code try} may be refused.
 *
 * @param type of equipment
 * @param level that is claimed, 1 to 3
 * @param simulator command line of the simulator
 * @param links of the site file, in its own form; {@code {port}}, {@code {url}} and {@code {device}} stand for what the simulator says
 * @param settings of the equipment in the site file
 * @param ready orders that make a device ready for work that was just started, or left by a trial in whatever state
 * @param values what the simulator calls the parameters, and what it can do to them
 * @param states orders that bring a device that is ready into a functional state by hand
 * @param local orders after which a ready device is controlled by a person at its own panel; empty if it knows no such mode
 * @param commands how the commands are tried
 * @param alarms how the alarms are brought about
 * @param events what the device reports by itself
 * @param wire what a driver may say on a line that can be read: regular expressions for lines of text, {@code FUNCTION FROM-TO} for Modbus
 *     protocol addresses
 * @param within limits of time that the vendor promises
 * @param anonymous why the device tells no serial number; empty if it tells one
 * @param limits narrower ranges for the site file, where the simulated device takes less than the type
 */
public record Statement(
        String type,
        int level,
        Simulator simulator,
        Map<String, Map<String, String>> links,
        Map<String, String> settings,
        List<String> ready,
        Map<ParameterId, Truth> values,
        Map<FunctionalState, List<String>> states,
        List<String> local,
        Map<CommandId, Trial> commands,
        Map<AlarmId, Provocation> alarms,
        Events events,
        List<String> wire,
        Limits within,
        String anonymous,
        Map<ParameterId, Range> limits) {
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
     * What the device holds behind a parameter.
     *
     * @param quantity what the simulator calls it
     * @param derived why the device holds no such thing, if the driver computes it from others; then empty is the quantity
     * @param fault order after which the device has no valid value for it; empty if it can tell no such thing
     * @param panel order that changes it at the device itself; empty if nobody can
     * @param resolution the worth of the last digit that the device shows, in the parameter's unit; 0 if it shows all it has
     * @param range what the simulated device can show there, if it is less than the type can
     * @param examples texts that the device can show there, if it cannot show any
     */
    public record Truth(
            String quantity,
            String derived,
            String fault,
            String panel,
            double resolution,
            Optional<Range> range,
            List<String> examples) {
        public Truth {
            examples = List.copyOf(examples);
        }

        /** A quantity that has the parameter's own name. */
        static Truth named(String quantity) {
            return new Truth(quantity, "", "", "", 0, Optional.empty(), List.of());
        }
    }

    /**
     * One harmless way to give a command.
     *
     * @param arguments by name, as text
     * @param act what the simulator calls it when it is told, its value behind it; an act that begins so counts; empty for a query
     * @param before orders that make it possible, from a device that is ready
     * @param after commands that are given first, as they are stated themselves
     * @param meanwhile orders that bring it to its end while it runs, as people at the device would
     * @param refusal order after which the device refuses it; empty if it never does
     * @param code the device's code for that refusal
     */
    public record Trial(
            Map<String, String> arguments,
            String act,
            List<String> before,
            List<CommandId> after,
            List<String> meanwhile,
            String refusal,
            String code) {
        public Trial {
            arguments = Map.copyOf(arguments);
            before = List.copyOf(before);
            after = List.copyOf(after);
            meanwhile = List.copyOf(meanwhile);
        }
    }

    /**
     * What makes an alarm come and go.
     *
     * @param raise orders to the simulator
     * @param clear orders to the simulator
     */
    public record Provocation(List<String> raise, List<String> clear) {
        public Provocation {
            raise = List.copyOf(raise);
            clear = List.copyOf(clear);
        }
    }

    /**
     * What the device reports by itself, beside declared alarms. A missing text is empty.
     *
     * @param burst order after which it reports {@code {n}} events at once
     * @param text what is in the event with number {@code {i}} of them, from 1
     * @param overflow code of the event that says that some were lost
     * @param none why it reports no events
     * @param unknown order after which it reports something that no driver can know
     * @param restored order that ends this
     * @param code what the device calls it
     * @param known why it can report nothing unknown
     */
    public record Events(
            String burst,
            String text,
            String overflow,
            String none,
            String unknown,
            String restored,
            String code,
            String known) {}

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
        ready = List.copyOf(ready);
        values = Map.copyOf(values);
        states = Map.copyOf(states);
        local = List.copyOf(local);
        commands = Map.copyOf(commands);
        alarms = Map.copyOf(alarms);
        limits = Map.copyOf(limits);
        wire = List.copyOf(wire);
    }

    /** What is behind a parameter: what is declared, else a quantity of its own name. */
    public Truth truth(ParameterId parameter) {
        return values.getOrDefault(parameter, Truth.named(parameter.toString()));
    }
}
