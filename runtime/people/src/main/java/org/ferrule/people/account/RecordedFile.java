package org.ferrule.people.account;

import java.io.IOException;
import java.util.Optional;
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
        journal.intend(edit, before, after);
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

    /** The directory may have failed to confirm a replacement that took place. */
    private boolean isInPlace(Roster after) throws IOException {
        Optional<byte[]> bytes = file.read();
        return bytes.isPresent() && Fingerprint.of(bytes.get()).equals(after.hash());
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
