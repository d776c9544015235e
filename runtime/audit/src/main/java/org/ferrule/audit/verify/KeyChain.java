package org.ferrule.audit.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.format.VerifierKey;
import org.jspecify.annotations.Nullable;

/** Which key signs from which record on, as the records say; and whether checkpoints are signed accordingly. */
final class KeyChain {
    private final String log;
    private final List<Change> changes = new ArrayList<>();
    private long covered;

    private record Change(long index, VerifierKey key) {}

    KeyChain(String log) {
        this.log = log;
    }

    /** True for the name of this log. */
    boolean isOf(String name) {
        return name.equals(log);
    }

    /** Takes a record of version 2; an exception's message says what does not fit. */
    void learn(RecordFacts record) throws IOException {
        String event = record.action().equals("TRAIL") ? record.detail().getOrDefault("event", "") : "";
        boolean isChange = event.equals("KEY_CHANGED");
        if (!isChange && !event.equals("CREATED") && !event.equals("UPGRADED")) {
            learnNothing();
            return;
        }
        VerifierKey key = VerifierKey.parse(record.detail().getOrDefault("key", ""));
        if (!key.name().equals(log)) {
            throw new IOException("its key is for " + key.name() + ", not for " + log);
        }
        if (isChange) {
            String previous = record.detail().getOrDefault("previous", "");
            if (changes.isEmpty()
                    || !previous.equals(changes.get(changes.size() - 1).key().toString())) {
                throw new IOException("the key that it replaces is not the one in force");
            }
        } else if (!changes.isEmpty()) {
            throw new IOException("a trail begins only once");
        } else if (!log.equals(record.detail().get("log"))) {
            throw new IOException("it is of the log " + record.detail().get("log") + ", not " + log);
        }
        changes.add(new Change(record.index(), key));
    }

    /** Takes a record of version 2 that names no key. */
    void learnNothing() throws IOException {
        if (changes.isEmpty()) {
            throw new IOException("the trail begins without naming its key");
        }
    }

    /** The keys that have signed a checkpoint, or were signed for by such, oldest first. */
    List<VerifierKey> signers() {
        return changes.stream()
                .filter(change -> change.index() < covered)
                .map(Change::key)
                .toList();
    }

    /** A checkpoint of the trail itself: the first one after a change is signed by the old key, too. */
    void check(SignedNote note, TreeHead head) throws IOException {
        checkInForce(note, head);
        for (int i = 1; i < changes.size(); i++) {
            long index = changes.get(i).index();
            if (index >= covered && index < head.size()) {
                demand(note, changes.get(i - 1).key());
            }
        }
        covered = Math.max(covered, head.size());
    }

    /** Any checkpoint: it is of this log, and the key that was in force has signed it. */
    void checkInForce(SignedNote note, TreeHead head) throws IOException {
        if (!head.log().equals(log)) {
            throw new IOException("it is of the log " + head.log() + ", not " + log);
        }
        VerifierKey inForce = null;
        for (Change change : changes) {
            inForce = change.index() < head.size() ? change.key() : inForce;
        }
        demand(note, inForce);
    }

    private static void demand(SignedNote note, @Nullable VerifierKey key) throws IOException {
        if (key == null || !note.isSignedBy(key)) {
            throw new IOException("it is not signed by the key " + (key == null ? "(none in force)" : key));
        }
    }
}
