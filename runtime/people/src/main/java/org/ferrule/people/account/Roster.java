package org.ferrule.people.account;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All accounts, and the file that holds them.
 *
 * @param people by user id
 * @param hash SHA-256 of the file; {@value #NO_FILE} if there is none
 */
record Roster(SortedMap<String, Person> people, String hash) {
    static final String NO_FILE = "none";

    Roster {
        people = Collections.unmodifiableSortedMap(new TreeMap<>(people));
    }

    /** Nobody, and no file. */
    static Roster none() {
        return new Roster(new TreeMap<>(), NO_FILE);
    }

    Optional<Person> find(String user) {
        return Optional.ofNullable(people.get(user));
    }

    /** The same with these people in place of those with their user ids. */
    Roster with(List<Person> changed) {
        SortedMap<String, Person> after = new TreeMap<>(people);
        changed.forEach(person -> after.put(person.user(), person));
        return new Roster(after, Fingerprint.of(PeopleJson.write(after.values())));
    }

    byte[] bytes() {
        return PeopleJson.write(people.values());
    }

    /** SHA-256 of one account as stored; empty if there is none. */
    String fingerprint(String user) {
        return find(user).map(PeopleJson::fingerprint).orElse("");
    }

    boolean hasKeeper() {
        return people.values().stream().anyMatch(Person::isKeeper);
    }
}
