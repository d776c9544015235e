package org.ferrule.simulators.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Everybody of this process who takes orders, by name. */
final class Cast {

    private final PrintWriter out;
    private final Map<String, Subject> devices = new LinkedHashMap<>();
    private final Map<String, Subject> aliases = new LinkedHashMap<>();
    private final Map<String, Subject> wires = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<String>> answering = new LinkedHashMap<>();

    /** Answers to questions go to {@code out}. */
    Cast(PrintWriter out) {
        this.out = out;
    }

    void device(Subject.Device device) {
        devices.put(device.name(), device);
    }

    /** The same device by a second name. */
    void alias(String name, Subject.Device device) {
        aliases.put(name, device);
    }

    void wire(Subject.Line wire) {
        wires.put(wire.name(), wire);
    }

    void answering(String name, UnaryOperator<String> answers) {
        answering.put(name, answers);
    }

    int wires() {
        return wires.size();
    }

    /** Who can be ordered about by a scenario. */
    Map<String, Consumer<String>> everybody() {
        Map<String, Consumer<String>> everybody = new LinkedHashMap<>();
        Stream.of(wires, devices, aliases)
                .forEach(known -> known.forEach((name, subject) -> everybody.put(name, order -> hear(subject, order))));
        answering.forEach((name, asked) -> everybody.put(name, command -> {
            String unused = asked.apply(command);
        }));
        return everybody;
    }

    /**
     * Obeys one line. With several simulators the first word names one; a wire is named, unless there is nothing else.
     *
     * @return what is reported of it
     * @throws IllegalArgumentException if it is not obeyed
     */
    String obey(String line) {
        String[] parts = line.split("\\s+", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        UnaryOperator<String> asked = answering.get(parts[0]);
        if (asked != null) {
            return line + " = " + asked.apply(rest);
        }
        Optional<Subject> named = named(parts[0]);
        Map<String, Subject> alone = devices.isEmpty() ? wires : devices;
        if (named.isPresent()) {
            hear(named.get(), rest);
        } else if (alone.size() == 1) {
            hear(alone.values().iterator().next(), line);
        } else {
            throw new IllegalArgumentException("'" + parts[0] + "' is none of the simulators " + devices.keySet()
                    + " and wires " + wires.keySet());
        }
        return line;
    }

    private Optional<Subject> named(String name) {
        return Stream.of(wires, devices, aliases)
                .filter(known -> known.containsKey(name))
                .map(known -> known.get(name))
                .findFirst();
    }

    private void hear(Subject subject, String order) {
        subject.hear(order).ifPresent(answer -> {
            out.println(answer);
            out.flush();
        });
    }
}
