package org.ferrule.people.account;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ferrule.audit.Actor;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditUnavailableException;
import org.ferrule.people.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a start does with the file of accounts: reads it, settles what a crash left open, and compares it with the trail. */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final String FIRST_USER = "admin";

    private final PeopleFile file;
    private final AccountJournal journal;
    private final RecordedFile recorded;

    Opening(PeopleFile file, AccountJournal journal) {
        this.file = file;
        this.journal = journal;
        this.recorded = new RecordedFile(file, journal);
    }

    /**
     * Opens.
     *
     * @throws IOException if the file cannot be read or written
     * @throws DamagedFileException if it is not what Ferrule wrote
     * @throws AuditUnavailableException if the trail takes no record
     */
    Roster open() throws IOException, DamagedFileException, AuditUnavailableException {
        Optional<byte[]> bytes = file.read();
        Roster found;
        try {
            found = bytes.isEmpty() ? Roster.none() : roster(bytes.get());
        } catch (DamagedFileException e) {
            noteDamage(new Roster(new TreeMap<>(), Fingerprint.of(bytes.orElseThrow())), e);
            throw e;
        }
        String expected = journal.settle(found);
        Roster roster = found.hash().equals(expected) ? found : closeWhatDiffers(found, expected);
        return roster.hasKeeper() ? roster : withFirstAccount(roster);
    }

    private static Roster roster(byte[] bytes) throws DamagedFileException {
        SortedMap<String, Person> people = PeopleJson.read(bytes);
        return new Roster(people, Fingerprint.of(bytes));
    }

    private void noteDamage(Roster unread, DamagedFileException damage) throws AuditUnavailableException {
        journal.settle(unread);
        Map<String, String> facts = Map.of("problem", damage.getMessage(), "file", unread.hash());
        Edit edit = new Edit(Actor.SYSTEM, Event.UNREADABLE, "", List.of(), facts);
        journal.note(AuditPhase.EVENT, edit, Roster.none(), "");
    }

    /**
     * Somebody who can write here changed the file, or put an older one back. Accounts that are as they were recorded last stay
     * as they are. The others are closed and lose their password, because nobody knows whose it is: an administrator who knows the
     * person resets and opens them.
     */
    private Roster closeWhatDiffers(Roster found, String expected) throws IOException, AuditUnavailableException {
        List<Person> closed = new ArrayList<>();
        for (Person person : found.people().values()) {
            if (!journal.isAsRecorded(found, person.user())) {
                Person.Post post = person.post();
                closed.add(person.provedBy(Person.LOCAL).in(new Person.Post(post.roles(), post.equipment(), false)));
            }
        }
        List<String> missing = new ArrayList<>(journal.expectedUsers());
        missing.removeAll(found.people().keySet());
        List<String> users = closed.stream().map(Person::user).toList();
        Map<String, String> facts = Map.of(
                "message",
                "changed outside of Ferrule",
                "file.expected",
                expected,
                "missing",
                String.join(" ", missing));
        Edit edit = new Edit(Actor.SYSTEM, Event.CHANGED_OUTSIDE, "", users, facts);
        LOG.warn("{} was changed outside of Ferrule; closed accounts: {}; missing: {}", file.path(), users, missing);
        if (closed.isEmpty()) {
            journal.accept(edit, found);
            return found;
        }
        return recorded.replace(edit, found, found.with(closed));
    }

    private Roster withFirstAccount(Roster roster) throws IOException, AuditUnavailableException {
        if (roster.people().values().stream().anyMatch(Opening::isUnused)) {
            return roster;
        }
        String user = FIRST_USER;
        for (int i = 2; roster.find(user).isPresent() || journal.isKnown(user); i++) {
            user = FIRST_USER + "-" + i;
        }
        Person.Post post = new Person.Post(Set.of(Role.ADMIN), List.of(), true);
        Person first = new Person(user, "Administrator", Person.LOCAL, post, Person.Secret.NONE, Instant.EPOCH);
        Edit edit = new Edit(Actor.SYSTEM, Event.CREATED, "there is no administrator", List.of(user), Map.of());
        return recorded.replace(edit, roster, roster.with(List.of(first)));
    }

    /** True for a first account whose secret nobody has changed into a password. */
    static boolean isUnused(Person person) {
        return person.post().isEnabled()
                && person.isLocal()
                && person.secret().equals(Person.Secret.NONE)
                && person.post().roles().contains(Role.ADMIN);
    }
}
