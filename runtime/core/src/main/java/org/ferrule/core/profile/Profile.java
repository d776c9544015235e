package org.ferrule.core.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ferrule.api.descriptor.CommandDescriptor.Risk;

/**
 * What every descriptor of one kind of equipment must declare.
 *
 * @param name for example {@code sensor.ph}
 * @param needsFunctionalUnit whether the equipment has states
 * @param parameters mandatory, by id
 * @param optional parameters that need not be there but have this form if they are, by id
 * @param choices of each, at least one alternative (parameters by id) is mandatory
 * @param commands mandatory, by id
 * @param alarms ids of mandatory alarms
 */
public record Profile(
        String name,
        boolean needsFunctionalUnit,
        Map<String, ParameterPart> parameters,
        Map<String, ParameterPart> optional,
        List<List<Map<String, ParameterPart>>> choices,
        Map<String, CommandPart> commands,
        List<String> alarms) {
    /** Copies everything and keeps the order. */
    public Profile {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        optional = Collections.unmodifiableMap(new LinkedHashMap<>(optional));
        choices = choices.stream().map(List::copyOf).toList();
        commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
        alarms = List.copyOf(alarms);
    }

    /**
     * What a command must be.
     *
     * @param arguments names that it must have
     * @param risk the least that it must be; only SAFETY demands anything
     * @param interlocks parameters on which an interlock must depend, each with the only values that it may allow
     * @param context names that it must demand in a request's context
     */
    public record CommandPart(
            List<String> arguments, Risk risk, Map<String, List<String>> interlocks, List<String> context) {
        /** Copies the collections. */
        public CommandPart {
            arguments = List.copyOf(arguments);
            interlocks = Collections.unmodifiableMap(new LinkedHashMap<>(interlocks));
            context = List.copyOf(context);
        }
    }
}
