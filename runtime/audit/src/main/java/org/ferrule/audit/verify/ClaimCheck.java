package org.ferrule.audit.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.ferrule.audit.format.SignedNote;
import org.ferrule.audit.format.TreeHead;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.merkle.TreeHash;

/** Holds statements about the first records against those records. */
final class ClaimCheck {
    private static final int DIGITS = 2 * TreeHash.LENGTH;

    private final KeyChain keys;
    private final List<SignedNote> newest = new ArrayList<>();
    private long sound;

    ClaimCheck(KeyChain keys) {
        this.keys = keys;
    }

    /** Number of records that the newest checkpoint which holds is about. */
    long sound() {
        return sound;
    }

    /** The notes of that checkpoint: the row's and the side file's. */
    List<SignedNote> newest() {
        return newest;
    }

    /** A statement about exactly the records of this tree. */
    void hold(Claim claim, Frontier tree, OpenIntents open) throws FaultException {
        try {
            SignedNote note = claim.parse();
            TreeHead head = TreeHead.of(note);
            boolean isOurs = keys.isOf(head.log());
            if (isOurs && !head.root().equals(TreeHash.hex(tree.root()))) {
                throw differs(claim, head, tree);
            }
            if (claim.source() == Claim.Source.KEPT) {
                keys.checkInForce(note, head);
                return;
            }
            keys.check(note, head);
            if (claim.frontier() != null && !claim.frontier().equals(TreeHash.hex(tree.toBytes()))) {
                throw new IOException("its frontier is not that of the records");
            }
            if (claim.open() != null && !claim.open().equals(open.toString())) {
                throw new IOException(
                        "it states '" + claim.open() + "' as the intents without outcome; they are '" + open + "'");
            }
            if (sound != head.size()) {
                newest.clear();
            }
            newest.add(note);
            sound = head.size();
        } catch (IOException e) {
            throw FaultException.tampered(
                    sound, claim.name() + " (about records 0 to " + (claim.size() - 1) + "): " + e.getMessage());
        }
    }

    /** A statement about more records than there are. */
    FaultException missing(Claim claim, long records) {
        try {
            SignedNote note = claim.parse();
            keys.checkInForce(note, TreeHead.of(note));
        } catch (IOException e) {
            return FaultException.tampered(sound, claim.name() + ": " + e.getMessage());
        }
        return FaultException.incomplete(
                records,
                "record " + records + " and those after it are missing: " + claim.name() + " is about " + claim.size()
                        + " records; the file is shortened, or an older copy was put in its place");
    }

    /** The records are not those that were signed; the frontier tells where, if it is the signed one. */
    private FaultException differs(Claim claim, TreeHead signed, Frontier tree) {
        long first = sound;
        long last = claim.size() - 1;
        String stored = claim.frontier();
        if (stored != null && isSigned(stored, signed)) {
            String now = TreeHash.hex(tree.toBytes());
            long start = 0;
            for (int at = 0; at < now.length(); at += DIGITS) {
                long leaves = Long.highestOneBit(claim.size() - start);
                if (!stored.regionMatches(at, now, at, DIGITS)) {
                    first = Math.max(first, start);
                    last = start + leaves - 1;
                    break;
                }
                start += leaves;
            }
        }
        return FaultException.tampered(
                first, "records " + first + " to " + last + " are not those that " + claim.name() + " was made over");
    }

    private static boolean isSigned(String frontier, TreeHead head) {
        return frontier.length() == Long.bitCount(head.size()) * DIGITS
                && TreeHash.hex(new Frontier(head.size(), HexFormat.of().parseHex(frontier)).root())
                        .equals(head.root());
    }
}
