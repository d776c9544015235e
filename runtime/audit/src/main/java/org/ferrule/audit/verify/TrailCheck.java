package org.ferrule.audit.verify;

import java.io.IOException;
import java.sql.SQLException;
import org.ferrule.audit.merkle.Frontier;

/** Walks once through the records of a trail of format 2 or 3 and holds every statement about them against them. */
final class TrailCheck {
    private static final int FORMAT = 2;

    private final Frontier tree = new Frontier();
    private final OpenIntents open = new OpenIntents();
    private final KeyChain keys;
    private final SignatureBinding signatures;
    private final ClaimCheck checkpoints;
    private int version = 1;

    TrailCheck(String log) {
        keys = new KeyChain(log);
        signatures = new SignatureBinding(log);
        checkpoints = new ClaimCheck(keys);
    }

    Frontier tree() {
        return tree;
    }

    KeyChain keys() {
        return keys;
    }

    ClaimCheck checkpoints() {
        return checkpoints;
    }

    void run(RowPipe rows, Claims claims) throws SQLException, FaultException {
        for (CheckedRow row = rows.next(); row != null; row = rows.next()) {
            holdThoseThatAreDue(claims);
            take(row);
        }
        holdThoseThatAreDue(claims);
        Claim more = claims.peek();
        if (more != null) {
            throw checkpoints.missing(more, tree.size());
        }
        if (signatures.isWaiting()) {
            throw FaultException.incomplete(tree.size(), "record " + tree.size() + ", a signature, is missing");
        }
    }

    private void holdThoseThatAreDue(Claims claims) throws SQLException, FaultException {
        for (Claim claim = claims.peek(); claim != null && claim.size() <= tree.size(); claim = claims.peek()) {
            checkpoints.hold(claim, tree, open);
            claims.advance();
        }
    }

    private void take(CheckedRow row) throws FaultException {
        long expected = tree.size();
        if (row.index() != expected) {
            throw outOfOrder(expected, row.index());
        }
        try {
            if (!row.wrong().isEmpty()) {
                throw new IOException(row.wrong());
            }
            RecordFacts facts = row.facts();
            if (facts == null) {
                takePlain(row);
            } else {
                take(facts, row.leaf());
            }
        } catch (IOException e) {
            throw FaultException.tampered(expected, "record " + expected + ": " + e.getMessage());
        }
        tree.append(row.leaf());
    }

    private void takePlain(CheckedRow row) throws IOException {
        version = FORMAT;
        keys.learnNothing();
        signatures.takePlain(row.index(), row.leaf());
        open.take(row.index(), row.mention().phase(), row.mention().request());
    }

    private void take(RecordFacts facts, byte[] leaf) throws IOException {
        if (facts.version() < version) {
            throw new IOException("it is of an older version than the record before it");
        }
        version = facts.version();
        if (facts.version() == FORMAT) {
            keys.learn(facts);
        }
        signatures.take(facts, leaf);
        open.take(facts);
    }

    static FaultException outOfOrder(long expected, long index) {
        return new FaultException(
                index > expected ? Verdict.Finding.INCOMPLETE : Verdict.Finding.TAMPERED,
                expected,
                "record " + expected + " is missing; the next one is " + index);
    }
}
