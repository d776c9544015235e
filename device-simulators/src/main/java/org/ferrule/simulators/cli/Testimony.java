package org.ferrule.simulators.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ferrule.simulators.fault.FaultCommands;
import org.ferrule.simulators.wire.WireEvent;
import org.ferrule.simulators.wire.WireTrace;
import org.ferrule.simulators.witness.Act;
import org.ferrule.simulators.witness.Acts;

/** Answers to {@code tell}, each one line of JSON. */
final class Testimony {

    private static final double MILLIS_PER_SECOND = 1e3;

    private Testimony() {}

    static String truth(String simulator, Map<String, Object> truth) {
        Map<String, Object> fields = of(simulator);
        fields.put("truth", truth);
        return Json.line(fields);
    }

    static String acts(String simulator, Acts.Memory memory) {
        Map<String, Object> fields = of(simulator);
        fields.put("count", memory.count());
        fields.put("dropped", memory.dropped());
        fields.put("acts", memory.acts().stream().map(Testimony::act).toList());
        return Json.line(fields);
    }

    private static Map<String, Object> act(Act act) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("act", act.act());
        fields.put("value", act.value());
        if (act.isRefused()) {
            fields.put("refused", true);
        }
        return fields;
    }

    static String faults(String simulator, FaultCommands commands) {
        Map<String, Object> fields = of(simulator);
        fields.put("faults", commands.usages());
        fields.put(
                "lacking",
                commands.lacking().entrySet().stream()
                        .collect(Collectors.toMap(
                                lack -> lack.getKey().word(),
                                Map.Entry::getValue,
                                (one, other) -> one,
                                LinkedHashMap::new)));
        return Json.line(fields);
    }

    static String log(String wire, WireTrace.Look look) {
        Map<String, Object> fields = of(wire);
        fields.put("dropped", look.dropped());
        List<Map<String, Object>> events =
                look.events().stream().map(Testimony::event).toList();
        fields.put("log", events);
        return Json.line(fields);
    }

    private static Map<String, Object> event(WireEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ms", Math.round(event.seconds() * MILLIS_PER_SECOND));
        fields.put("connection", event.connection());
        switch (event.kind()) {
            case TO_DEVICE -> fields.put("to", "device");
            case FROM_DEVICE -> fields.put("to", "client");
            case LOST -> fields.put("to", "nowhere");
            case OPENED -> fields.put("event", "opened");
            case CLOSED -> fields.put("event", "closed");
            case FAULT -> fields.put("event", "fault");
        }
        if (!event.bytes().isEmpty()) {
            fields.put("bytes", event.bytes().replace(" ", ""));
        }
        if (!event.note().isEmpty()) {
            fields.put("note", event.note());
        }
        return fields;
    }

    private static Map<String, Object> of(String simulator) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("simulator", simulator);
        return fields;
    }
}
