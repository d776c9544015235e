package org.ferrule.plugin.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.error.ConfigurationException;
import org.ferrule.api.error.ConnectionException;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaNodeId;

/** What an enumeration's values are called and numbered at this device, and what they mean. */
final class Vocabulary {
    private final List<String> meanings;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Long> numbers = new HashMap<>();

    private Vocabulary(List<String> meanings) {
        this.meanings = meanings;
    }

    /**
     * Takes names from a setting, and numbers from the variable's EnumStrings, from the setting or from the order.
     *
     * @param meanings one for each name in the setting
     */
    static Vocabulary of(NodeIndex index, String setting, List<String> meanings, Optional<OpcUaNodeId> variable)
            throws ConfigurationException, ConnectionException, DeviceException {
        Vocabulary vocabulary = new Vocabulary(List.copyOf(meanings));
        List<String> written = Names.list(index.settings().text(setting));
        if (written.size() != meanings.size()) {
            throw new ConfigurationException(
                    setting,
                    "has " + written.size() + " names, but " + meanings.size() + " are needed, for " + meanings);
        }
        for (int i = 0; i < written.size(); i++) {
            vocabulary.add(setting, written.get(i), i);
        }
        if (variable.isPresent()) {
            vocabulary.learn(index, variable.get());
        }
        return vocabulary;
    }

    private void add(String setting, String entry, int position) throws ConfigurationException {
        String[] parts = entry.split("\\s*=\\s*", 2);
        names.add(parts[0]);
        try {
            numbers.put(Names.plain(parts[0]), parts.length > 1 ? Long.parseLong(parts[1]) : position);
        } catch (NumberFormatException e) {
            throw new ConfigurationException(setting, "'" + entry + "' is not Name=number");
        }
    }

    private void learn(NodeIndex index, OpcUaNodeId variable) throws ConnectionException, DeviceException {
        Optional<OpcUaNodeId> strings = index.child(variable, "EnumStrings");
        if (strings.isEmpty()) {
            return;
        }
        Value told = index.link().read(List.of(strings.get())).get(0).value();
        if (told instanceof Value.Items items) {
            // What the server numbers, the setting does not.
            numbers.clear();
            for (int i = 0; i < items.items().size(); i++) {
                numbers.put(Names.plain(items.items().get(i).text()), (long) i);
            }
        }
    }

    /** What a value of the device means; empty if it is none that is known. */
    Optional<String> meaning(Value wire) {
        for (int i = 0; i < names.size(); i++) {
            String name = Names.plain(names.get(i));
            boolean isIt = wire instanceof Value.Int number
                    ? Long.valueOf(number.value()).equals(numbers.get(name))
                    : wire instanceof Value.Text text
                            && Names.plain(text.value()).equals(name);
            if (isIt) {
                return Optional.of(meanings.get(i));
            }
        }
        return Optional.empty();
    }

    /** The device's value for a meaning, with name and number: the transport sends what the variable takes. */
    Value wire(String meaning) throws DeviceException {
        String name = names.get(meanings.indexOf(meaning));
        Long number = numbers.get(Names.plain(name));
        if (number == null) {
            throw DeviceException.beforeSending(
                    "", "the device knows no '" + name + "' (" + meaning + "): it has " + numbers.keySet());
        }
        return Value.enumerated(number, name);
    }
}
