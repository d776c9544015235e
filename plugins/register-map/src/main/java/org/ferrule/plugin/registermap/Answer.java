package org.ferrule.plugin.registermap;

import java.time.Instant;
import java.util.Map;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Quality;
import org.ferrule.api.model.Value;
import org.jspecify.annotations.Nullable;

/** What the device said about one item. */
sealed interface Answer permits Answer.Content, Answer.Judged, Answer.Refused {
    /**
     * Content that only the binding can judge.
     *
     * @param raw what the value is made from
     * @param fields of the whole block, by name
     */
    record Content(Raw raw, Map<String, Raw> fields) implements Answer {
        public Content {
            fields = Map.copyOf(fields);
        }

        Raw field(String name) {
            return fields.getOrDefault(name, raw);
        }
    }

    /** A value that the device has judged by itself. */
    record Judged(Value value, Quality quality, @Nullable Instant sourceTime) implements Answer {}

    /** The device would not say. */
    record Refused(DeviceException reason) implements Answer {}
}
