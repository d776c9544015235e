package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.CoveringSubtrees;
import org.ferrule.audit.merkle.InclusionProof;
import org.ferrule.audit.merkle.TreeHash;

/** Makes proofs from a trail's file. */
public final class Proofs {
    private final StoredTrail trail;

    /** Proofs from this trail. */
    public Proofs(StoredTrail trail) {
        this.trail = trail;
    }

    /**
     * That a record is in the log, under the newest checkpoint.
     *
     * @throws IOException if there is no such record, or no checkpoint covers it yet
     */
    public RecordProof inclusion(long index) throws IOException {
        SignedNote note = trail.newest().orElseThrow(() -> uncovered(index));
        return inclusion(index, note);
    }

    private static IOException uncovered(long index) {
        return new IOException("no checkpoint covers record " + index
                + " yet. A running site makes one every 60 seconds and when it stops.");
    }

    private RecordProof inclusion(long index, SignedNote note) throws IOException {
        TreeHead head = TreeHead.of(note);
        if (index < 0) {
            throw new IOException("there is no record " + index + "; the first one is 0");
        }
        if (index >= head.size()) {
            throw uncovered(index);
        }
        byte[] content;
        try (RecordSource one = trail.records(index, index + 1)) {
            content = one.next();
        }
        if (content == null) {
            throw new IOException("record " + index + " is missing; run 'ferrule audit verify'");
        }
        List<String> path = InclusionProof.make(trail, index, head.size()).stream()
                .map(TreeHash::hex)
                .toList();
        return new RecordProof(
                head.log(),
                index,
                head.size(),
                TreeHash.hex(new TreeHash().leaf(content)),
                path,
                new String(content, StandardCharsets.UTF_8),
                note.toString());
    }

    /** What an export of a range under a checkpoint needs, except what is said to people. */
    public Manifest range(long first, long last, SignedNote note, Manifest.Words words) throws IOException {
        TreeHead head = TreeHead.of(note);
        if (first < 0 || first > last || last >= head.size()) {
            throw new IOException("records " + first + " to " + last + " are not all covered by the checkpoint of "
                    + head.size() + " records");
        }
        List<String> keys = new ArrayList<>();
        List<RecordProof> changes = new ArrayList<>();
        for (StoredTrail.KeyRecord named : trail.keyRecords(head.size())) {
            if (!keys.isEmpty()) {
                changes.add(
                        inclusion(named.index(), trail.covering(named.index()).orElse(note)));
            }
            keys.add(named.key().toString());
        }
        return new Manifest(
                head.log(),
                words.site(),
                words.exported(),
                words.recording(),
                first,
                last,
                last - first + 1,
                head.size(),
                head.root(),
                keys,
                changes,
                note.toString(),
                CoveringSubtrees.before(trail, first).stream()
                        .map(TreeHash::hex)
                        .toList(),
                CoveringSubtrees.after(trail, last + 1, head.size()).stream()
                        .map(TreeHash::hex)
                        .toList(),
                Map.of());
    }
}
