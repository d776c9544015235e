package org.ferrule.api.binding;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.CommandId;
import org.ferrule.api.model.ParameterId;
import org.ferrule.api.model.Value;

/**
 * How a whole equipment is read, written and commanded without a driver of its own. Checked by the runtime: every parameter and
 * command is bound, and everything that is named exists.
 *
 * @param link the setting that names the link
 * @param protocol what is spoken there
 * @param nameplate where the device says who it is, by the nameplate's field ({@code serialNumber} always)
 * @param parameters by id
 * @param commands by id
 * @param alarms those with a condition of their own; others are raised by rules
 * @param status parameters whose rules decide health and alarms
 * @since 0.1
 */
public record Bindings(
        String link,
        Protocol protocol,
        Map<String, Item> nameplate,
        Map<ParameterId, Item> parameters,
        Map<CommandId, Task> commands,
        Map<AlarmId, Condition> alarms,
        List<ParameterId> status) {

    /** Copies the collections and keeps their order. */
    public Bindings {
        nameplate = Collections.unmodifiableMap(new LinkedHashMap<>(nameplate));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
        alarms = Collections.unmodifiableMap(new LinkedHashMap<>(alarms));
        status = List.copyOf(status);
    }

    /** What is spoken on the link, with what holds for all of it. */
    public sealed interface Protocol permits Modbus, OpcUa, Line {}

    /**
     * Modbus.
     *
     * @param unitId the device's address on the line
     * @param gap registers or coils that nothing is bound to and that may be read along between two bound ones
     * @param most registers that the device gives in one answer, at most 125
     */
    public record Modbus(Choice unitId, int gap, int most) implements Protocol {}

    /** OPC UA. */
    public record OpcUa() implements Protocol {}

    /**
     * Lines of ASCII text, one request and one reply at a time.
     *
     * @param terminator ends every request and every reply
     * @param error regular expression of a reply that refuses; its group {@code code}, where it has one, is the device's code; empty
     *     text if the device has none
     * @param timeout how long a reply may take
     */
    public record Line(String terminator, String error, Duration timeout) implements Protocol {}

    /**
     * What the descriptor fixes or leaves to a setting.
     *
     * @param setting the setting's name; empty text if it is fixed
     * @param fixed the value; empty text if a setting has it
     */
    public record Choice(String setting, String fixed) {
        /** Fixed by the descriptor. */
        public static Choice of(String fixed) {
            return new Choice("", fixed);
        }
    }

    /**
     * One value of the device.
     *
     * @param source where it is read
     * @param conversion between what the device has and the declared unit
     * @param rules judged before those of the source's block
     * @param target where it is written; empty if it is only read
     * @param keepsOtherBits whether a bit field is written by reading its register first; otherwise the other bits are written as 0
     */
    public record Item(
            Source source, Conversion conversion, List<Rule> rules, Optional<Source> target, boolean keepsOtherBits) {
        /** Copies the list. */
        public Item {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Between what the device has and the declared value.
     *
     * @param scale value in the declared unit = raw number * scale + offset; never 0
     * @param offset in the declared unit
     * @param words names of an ENUM, or {@code true} and {@code false}, with what the device has for them; empty if the declared
     *     codes are the device's
     * @param decimals digits behind the point that are sent in a line of text; -1 sends as many as the number has
     */
    public record Conversion(double scale, double offset, Map<String, String> words, int decimals) {
        /** As it is. */
        public static final Conversion NONE = new Conversion(1, 0, Map.of(), -1);

        /** Copies the map. */
        public Conversion {
            words = Map.copyOf(words);
        }
    }

    /**
     * A command.
     *
     * @param steps sent in order, each once
     * @param doneWhen what must be true of the device before the command has succeeded; empty if it has when all steps are taken
     * @param failedWhen what is true of the device if it failed; looked at before {@code doneWhen}
     */
    public record Task(List<Step> steps, Optional<Condition> doneWhen, Optional<Condition> failedWhen) {
        /** Copies the list. */
        public Task {
            steps = List.copyOf(steps);
        }
    }

    /** One step of a command. */
    public sealed interface Step permits Write, Call, Send {}

    /**
     * Writes a value.
     *
     * @param target where
     * @param conversion applied backwards to an argument; a constant is what the device gets
     * @param operand what
     */
    public record Write(Source target, Conversion conversion, Operand operand) implements Step {}

    /**
     * Calls an OPC UA method. Its output arguments are the command's results, in order.
     *
     * @param object whose method it is
     * @param method the method
     * @param operands input arguments, in order
     */
    public record Call(Source.Node object, Source.Node method, List<Operand> operands) implements Step {
        /** Copies the list. */
        public Call {
            operands = List.copyOf(operands);
        }
    }

    /**
     * Sends a line and waits for its reply. Groups of the reply are the command's results of the same names.
     *
     * @param exchange in whose request {@code {name}} stands for an argument or a setting
     */
    public record Send(Block.Exchange exchange) implements Step {}

    /**
     * What a step passes.
     *
     * @param argument the command's argument; empty text for a constant
     * @param constant the constant; absent for an argument
     */
    public record Operand(String argument, Value constant) {}

    /**
     * Something that is true of the device or not.
     *
     * @param parameter whose value it depends on, read afresh
     * @param values any of which it must have, of the parameter's type
     */
    public record Condition(ParameterId parameter, List<Value> values) {
        /** Copies the list. */
        public Condition {
            values = List.copyOf(values);
        }
    }
}
