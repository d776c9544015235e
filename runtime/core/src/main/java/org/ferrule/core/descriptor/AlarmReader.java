package org.ferrule.core.descriptor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ferrule.api.descriptor.AlarmDescriptor;
import org.ferrule.api.model.AlarmId;
import org.ferrule.api.model.Health;
import org.ferrule.core.binding.BindingReader;
import org.ferrule.core.yaml.ConfigSection;
import org.ferrule.core.yaml.NodeReader;

/** Reads the alarms of a descriptor. */
final class AlarmReader {
    private static final List<String> KEYS =
            List.of("class", "severity", "health", "message", "remedy", BindingReader.BINDING);

    private final NodeReader reader;

    AlarmReader(NodeReader reader) {
        this.reader = reader;
    }

    /** All alarms by id; those with mistakes are left out. */
    Map<AlarmId, AlarmDescriptor> readAll(ConfigSection descriptor) {
        Map<AlarmId, AlarmDescriptor> alarms = new LinkedHashMap<>();
        for (ConfigSection.NamedSection named : descriptor.sections("alarms")) {
            Optional<AlarmId> id = reader.id(named.entry(), AlarmId::new);
            AlarmDescriptor alarm = read(id.orElse(new AlarmId("unnamed")), named.section());
            id.ifPresent(known -> alarms.put(known, alarm));
        }
        return alarms;
    }

    private AlarmDescriptor read(AlarmId id, ConfigSection section) {
        section.acceptOnly("key", "An alarm", KEYS);
        long severity = section.require("severity", "500", reader::integer).orElse(1L);
        if (severity < 1 || severity > 1000) {
            section.wrong("severity", severity + " is outside [1, 1000]: 1 is the least, 1000 the most severe.");
        }
        return new AlarmDescriptor(
                id,
                section.require("class", "EQUIPMENT", node -> reader.word(node, AlarmDescriptor.AlarmClass.class))
                        .orElse(AlarmDescriptor.AlarmClass.EQUIPMENT),
                (int) Math.max(1, Math.min(1000, severity)),
                section.word("health", Health.class).orElse(Health.NORMAL),
                section.text("message").orElse(id.value()),
                section.requireText("remedy", "\"Clean the sensor.\""));
    }
}
