package org.ferrule.people.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A JSON object of which every key is known and there. */
final class StrictNode {
    private final String place;
    private final JsonNode json;

    StrictNode(String place, JsonNode json, Set<String> keys) throws DamagedFileException {
        this.place = place;
        this.json = json;
        if (!json.isObject()) {
            throw new DamagedFileException(place + " is no object");
        }
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            if (!keys.contains(names.next())) {
                throw new DamagedFileException(place + " has a key that is not one of "
                        + keys.stream().sorted().toList());
            }
        }
    }

    String text(String key) throws DamagedFileException {
        return require(key, json.path(key).isTextual()).textValue();
    }

    boolean truth(String key) throws DamagedFileException {
        return require(key, json.path(key).isBoolean()).booleanValue();
    }

    Instant instant(String key) throws DamagedFileException {
        try {
            return Instant.parse(text(key));
        } catch (DateTimeException e) {
            throw wrong(key);
        }
    }

    JsonNode list(String key) throws DamagedFileException {
        return require(key, json.path(key).isArray());
    }

    List<String> texts(String key) throws DamagedFileException {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list(key)) {
            require(key, item.isTextual());
            texts.add(item.textValue());
        }
        return texts;
    }

    DamagedFileException wrong(String key) {
        return new DamagedFileException(place + ": '" + key + "' is missing or not as Ferrule writes it");
    }

    private JsonNode require(String key, boolean isRight) throws DamagedFileException {
        if (!isRight) {
            throw wrong(key);
        }
        return json.path(key);
    }
}
