package org.ferrule.people.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file of accounts as bytes: equal accounts have equal bytes. Reading is strict, because nobody but Ferrule writes it. */
final class PeopleJson {
    static final int VERSION = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private PeopleJson() {}

    static byte[] write(Collection<Person> people) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        ArrayNode accounts = json.putArray("accounts");
        people.forEach(person -> accounts.add(node(person)));
        return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** SHA-256 over one account as it stands in the file. */
    static String fingerprint(Person person) {
        return Fingerprint.of(node(person).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode node(Person person) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("user", person.user());
        json.put("printedName", person.printedName());
        json.put("identity", person.identity());
        ArrayNode roles = json.putArray("roles");
        person.post().roles().forEach(role -> roles.add(role.name()));
        ArrayNode equipment = json.putArray("equipment");
        person.post().equipment().forEach(equipment::add);
        json.put("enabled", person.post().isEnabled());
        json.put("password", person.secret().hash());
        json.put("mustChange", person.secret().mustChange());
        json.put("expires", person.secret().expires().toString());
        ArrayNode former = json.putArray("former");
        person.secret().former().forEach(former::add);
        json.put("unlocked", person.unlocked().toString());
        return json;
    }

    static SortedMap<String, Person> read(byte[] bytes) throws DamagedFileException {
        JsonNode json = parse(bytes);
        if (!json.isObject() || !json.path("version").isIntegralNumber()) {
            throw new DamagedFileException("has no version");
        }
        if (json.path("version").intValue() != VERSION) {
            throw new DamagedFileException(
                    "has version " + json.path("version").intValue() + ", and this Ferrule reads version " + VERSION);
        }
        StrictNode file = new StrictNode("the file", json, Set.of("version", "accounts"));
        SortedMap<String, Person> people = new TreeMap<>();
        int position = 0;
        for (JsonNode account : file.list("accounts")) {
            Person person = PersonReader.read("account " + ++position, account);
            if (people.put(person.user(), person) != null) {
                throw new DamagedFileException("account " + position + " has the user id of another one");
            }
        }
        return people;
    }

    private static JsonNode parse(byte[] bytes) throws DamagedFileException {
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            // Neither the library's message nor the exception: they can quote what stands there.
            throw new DamagedFileException(
                    "is no JSON from line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + " on");
        } catch (IOException e) {
            throw new DamagedFileException("is no text in UTF-8");
        }
    }
}
