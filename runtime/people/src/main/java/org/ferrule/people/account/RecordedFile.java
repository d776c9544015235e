package org.ferrule.people.account;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.ferrule.audit.AuditUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replaces the file of accounts between an intent and its outcome. */
final class RecordedFile {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedFile.class);

    private final PeopleFile file;
    private final AccountJournal journal;

    RecordedFile(PeopleFile file, AccountJournal journal) {
        this.file = file;
        this.journal = journal;
    }

    /**
     * Replaces the file.
     *
     * @return what is in the file now
     * @throws AuditUnavailableException if the intent cannot be recorded; nothing was changed
     * @throws IOException if the file cannot be replaced; recorded, and nothing was changed
     */
    Roster replace(Edit edit, Roster before, Roster after) throws IOException, AuditUnavailableException {
        journal.settle(before);
        journal.intend(noticing(edit, before), before, after);
        IOException failure = null;
        try {
            file.write(after.bytes());
        } catch (IOException e) {
            failure = e;
        }
        if (failure != null && !isInPlace(after)) {
            settle(before);
            throw failure;
        }
        settle(after);
        return after;
    }

    /** A file that was changed outside while the site ran is replaced by what is in force, which must not go unnoticed. */
    private Edit noticing(Edit edit, Roster before) throws IOException {
        String found = hash();
        if (found.equals(before.hash())) {
            return edit;
        }
        LOG.warn("{} was changed outside of Ferrule while the site ran; it is replaced", file.path());
        Map<String, String> facts = new TreeMap<>(edit.facts());
        facts.put("message", "the file was changed outside of Ferrule and is replaced");
        facts.put("file.found", found);
        return new Edit(edit.actor(), edit.event(), edit.reason(), edit.users(), facts);
    }

    private String hash() throws IOException {
        return file.read().map(Fingerprint::of).orElse(Roster.NO_FILE);
    }

    /** The directory may have failed to confirm a replacement that took place. */
    private boolean isInPlace(Roster after) throws IOException {
        return hash().equals(after.hash());
    }

    /** The file is what it is; an outcome that cannot be recorded now is recorded before the next change, or at the next start. */
    private void settle(Roster actual) {
        try {
            journal.settle(actual);
        } catch (AuditUnavailableException e) {
            LOG.error("the outcome of a change of accounts waits for the audit trail", e);
        }
    }
}
