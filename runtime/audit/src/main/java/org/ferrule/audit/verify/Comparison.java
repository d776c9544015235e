package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.merkle.TreeHash;
import org.jspecify.annotations.Nullable;

/**
 * How two copies of a trail relate: whether the newer one only adds to the older one.
 *
 * @param relation the answer
 * @param index of the first record that differs or is missing; where nothing is wrong, number of records compared
 * @param message for people
 * @param older that record in the older copy, null if there is none
 * @param newer that record in the newer copy, null if there is none
 */
public record Comparison(
        Relation relation,
        long index,
        String message,
        @Nullable String older,
        @Nullable String newer) {
    /** Kinds of relations, with the exit codes of {@code ferrule audit diff}. */
    public enum Relation {
        /** The same records. */
        SAME(0),
        /** All of the older one's, and more. */
        EXTENDED(0),
        /** A record is another one. */
        DIFFERENT(1),
        /** The newer one lacks records of the older one. */
        SHORTER(2);

        private final int exitCode;

        Relation(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code. */
        public int exitCode() {
            return exitCode;
        }
    }

    /** Compares two trails or exports, or a checkpoint with a trail. */
    public static Comparison of(Path older, Path newer) throws IOException {
        Place before = Place.of(older);
        Place after = Place.of(newer);
        if (after.kind() == Place.Kind.CHECKPOINT
                || after.kind() == Place.Kind.PROOF
                || before.kind() == Place.Kind.PROOF) {
            throw new IOException("a trail or an export is compared with an older trail, export or checkpoint; "
                    + (before.kind() == Place.Kind.PROOF ? older : newer) + " is none of them");
        }
        try (Range range = Range.open(after)) {
            if (before.kind() == Place.Kind.CHECKPOINT) {
                return withCheckpoint(SignedNote.parse(Files.readString(older)), range);
            }
            try (Range old = Range.open(before)) {
                return ofRanges(old, range);
            }
        }
    }

    private static Comparison withCheckpoint(SignedNote note, Range trail) throws IOException {
        TreeHead head = TreeHead.of(note);
        if (!head.log().equals(trail.log())) {
            return different(0, "the checkpoint is of the log " + head.log() + ", the trail is " + trail.log());
        }
        if (trail.first() != 0) {
            throw new IOException(
                    "an export that does not begin with record 0 cannot be compared with a checkpoint; use "
                            + "'ferrule audit verify --checkpoint'");
        }
        Frontier tree = new Frontier();
        TreeHash hash = new TreeHash();
        while (tree.size() < head.size()) {
            byte[] content = trail.source().next();
            if (content == null) {
                return new Comparison(
                        Relation.SHORTER,
                        tree.size(),
                        "records from " + tree.size() + " on are missing: the checkpoint is about " + head.size(),
                        null,
                        null);
            }
            tree.append(hash.leaf(content));
        }
        if (!TreeHash.hex(tree.root()).equals(head.root())) {
            return different(0, "the first " + head.size() + " records are not those of the checkpoint");
        }
        boolean isMore = trail.source().next() != null;
        return new Comparison(
                isMore ? Relation.EXTENDED : Relation.SAME,
                head.size(),
                isMore
                        ? "the trail extends the checkpoint of " + head.size() + " records"
                        : "the trail is at the checkpoint",
                null,
                null);
    }

    private static Comparison different(long index, String message) {
        return new Comparison(Relation.DIFFERENT, index, message, null, null);
    }

    private static Comparison ofRanges(Range older, Range newer) throws IOException {
        if (!older.log().equals(newer.log())) {
            return different(0, "they are of different logs: " + older.log() + " and " + newer.log());
        }
        long start = Math.max(older.first(), newer.first());
        older.skipTo(start);
        newer.skipTo(start);
        for (long index = start; ; index++) {
            byte[] old = older.source().next();
            byte[] now = newer.source().next();
            if (old == null) {
                return end(index, start, now);
            }
            if (now == null && index == newer.end() && index > start) {
                return new Comparison(
                        Relation.SAME,
                        index,
                        "records " + start + " to " + (index - 1) + " are the same; the export ends there",
                        null,
                        null);
            }
            if (now == null) {
                return new Comparison(
                        Relation.SHORTER,
                        index,
                        "the newer one lacks record " + index + " and what the older one has after it",
                        text(old),
                        null);
            }
            if (!Arrays.equals(old, now)) {
                return new Comparison(
                        Relation.DIFFERENT,
                        index,
                        "record " + index + " is the first that differs",
                        text(old),
                        text(now));
            }
        }
    }

    private static Comparison end(long index, long start, byte @Nullable [] more) {
        String same = "records " + start + " to " + (index - 1) + " are the same";
        return index == start
                ? different(start, "they have no record in common")
                : new Comparison(
                        more == null ? Relation.SAME : Relation.EXTENDED,
                        index,
                        more == null ? same : same + ", and the newer one goes on with record " + index,
                        null,
                        more == null ? null : text(more));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
