package org.ferrule.people.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ferrule.audit.AuditAction;
import org.ferrule.audit.AuditEntry;
import org.ferrule.audit.AuditPhase;
import org.ferrule.audit.AuditQuery;
import org.ferrule.audit.AuditRecord;
import org.ferrule.audit.AuditTrail;
import org.ferrule.audit.AuditUnavailableException;

/**
 * What the audit trail says about accounts. Intents are about {@value #FILE} and tell the file's hash before and after; changes are
 * made one after the other, so the newest of them alone can be without outcome, and tells what the file must be. Outcomes and
 * refusals are about {@code people/USER} and carry the account's own hash, so that it can be told which ones were changed by others.
 */
final class AccountJournal {
    static final String FILE = "people";

    private static final String DONE = "DONE";
    private static final String NOT_DONE = "NOT_DONE";
    private static final String UNKNOWN = "UNKNOWN";

    private final AuditTrail trail;

    AccountJournal(AuditTrail trail) {
        this.trail = trail;
    }

    static String target(String user) {
        return FILE + "/" + user;
    }

    /** True if there is, or was, an account of this name. */
    boolean isKnown(String user) {
        return latest(target(user)).isPresent();
    }

    /** True if the account is as it was recorded last. */
    boolean isAsRecorded(Roster roster, String user) {
        return latest(target(user))
                .map(record ->
                        roster.fingerprint(user).equals(record.entry().detail().get("account")))
                .orElse(false);
    }

    /** User ids that should be in the file, as far as the trail tells. */
    List<String> expectedUsers() {
        return latest(FILE).map(record -> list(record, "all")).orElse(List.of());
    }

    AuditRecord intend(Edit edit, Roster before, Roster after) throws AuditUnavailableException {
        return aboutFile(AuditPhase.INTENT, edit, before, after);
    }

    /** Records that the file was found as it is, and is taken as it is. */
    void accept(Edit edit, Roster found) throws AuditUnavailableException {
        aboutFile(AuditPhase.EVENT, edit, found, found);
    }

    private AuditRecord aboutFile(AuditPhase phase, Edit edit, Roster before, Roster after)
            throws AuditUnavailableException {
        Map<String, String> detail = facts(edit);
        detail.put("accounts", String.join(" ", edit.users()));
        detail.put("all", String.join(" ", after.people().keySet()));
        detail.put("file.before", before.hash());
        detail.put("file.after", after.hash());
        AuditEntry.Change change = new AuditEntry.Change(text(edit, before), text(edit, after), "");
        return trail.append(entry(phase, edit, FILE, change).as(phase, "", detail));
    }

    /**
     * Gives the newest intent its outcome, if it lacks it, by what is in the file.
     *
     * @return the hash that the file should have; {@link Roster#NO_FILE} if there should be none, something else if nobody can tell
     */
    String settle(Roster actual) throws AuditUnavailableException {
        Optional<AuditRecord> newest = latest(FILE);
        if (newest.isEmpty()) {
            return Roster.NO_FILE;
        }
        AuditRecord intent = newest.get();
        String before = fact(intent, "file.before");
        String after = fact(intent, "file.after");
        String word = actual.hash().equals(after) ? DONE : actual.hash().equals(before) ? NOT_DONE : UNKNOWN;
        for (String user : list(intent, "accounts")) {
            Optional<AuditRecord> outcome = outcome(intent, user);
            if (outcome.isPresent()) {
                word = outcome.get().entry().outcome();
            } else {
                conclude(intent, user, word, actual);
            }
        }
        return switch (word) {
            case DONE -> after;
            case NOT_DONE -> before;
            default -> UNKNOWN;
        };
    }

    private Optional<AuditRecord> outcome(AuditRecord intent, String user) {
        AuditQuery.Filter filter =
                AuditQuery.Filter.ALL.byAction(AuditAction.ACCOUNT.name()).onTarget(target(user));
        String index = Long.toString(intent.index());
        long from = intent.index() + 1;
        while (true) {
            // One at a time: the outcome is among the next few records, and the rest of a long trail need not be gone
            // through.
            List<AuditRecord> next = trail.read(new AuditQuery(from, 1, filter));
            if (next.isEmpty() || index.equals(next.get(0).entry().detail().get("intent"))) {
                return next.stream().findFirst();
            }
            from = next.get(0).index() + 1;
        }
    }

    private void conclude(AuditRecord intent, String user, String word, Roster actual)
            throws AuditUnavailableException {
        AuditEntry meant = intent.entry();
        Edit edit =
                new Edit(meant.actor(), Event.valueOf(fact(intent, "event")), meant.reason(), List.of(user), Map.of());
        Map<String, String> detail = facts(edit);
        detail.put("intent", Long.toString(intent.index()));
        // What nobody can tell is not taken for what was meant: the account counts as changed outside.
        detail.put("account", word.equals(UNKNOWN) ? "" : actual.fingerprint(user));
        trail.append(
                entry(AuditPhase.OUTCOME, edit, target(user), meant.change()).as(AuditPhase.OUTCOME, word, detail));
    }

    /** Records what changes no account: a refusal or an event. */
    void note(AuditPhase phase, Edit edit, Roster roster, String outcome) throws AuditUnavailableException {
        Map<String, String> detail = facts(edit);
        String target = "site";
        for (String user : edit.users()) {
            // An id that was never used gets no record of its own: it would count as used from then on.
            if (roster.find(user).isPresent()) {
                target = target(user);
                detail.put("account", roster.fingerprint(user));
            }
        }
        trail.append(entry(phase, edit, target, AuditEntry.Change.NONE).as(phase, outcome, detail));
    }

    private static Map<String, String> facts(Edit edit) {
        Map<String, String> detail = new TreeMap<>(edit.facts());
        detail.put("event", edit.event().name());
        return detail;
    }

    private static AuditEntry entry(AuditPhase phase, Edit edit, String target, AuditEntry.Change change) {
        return new AuditEntry(
                phase, AuditAction.ACCOUNT, edit.actor(), target, change, edit.reason(), null, "", Map.of());
    }

    private Optional<AuditRecord> latest(String target) {
        return trail.latest(AuditAction.ACCOUNT, target);
    }

    private static String text(Edit edit, Roster roster) {
        return edit.users().stream()
                .flatMap(user -> roster.find(user).stream())
                .map(Person::text)
                .collect(Collectors.joining(" | "));
    }

    private static String fact(AuditRecord record, String name) {
        return record.entry().detail().getOrDefault(name, "");
    }

    private static List<String> list(AuditRecord record, String name) {
        List<String> words = new ArrayList<>(List.of(fact(record, name).split(" ", -1)));
        words.removeIf(String::isEmpty);
        return words;
    }
}
