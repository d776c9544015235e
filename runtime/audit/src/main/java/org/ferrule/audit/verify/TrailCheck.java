package org.ferrule.audit.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import org.ferrule.audit.merkle.Frontier;
import org.ferrule.audit.merkle.TreeHash;

/** Walks once through the records of a trail of format 2 or 3 and holds every statement about them against them. */
final class TrailCheck {
    private static final int FORMAT = 2;
    private static final int REQUEST = 4;

    private final Frontier tree = new Frontier();
    private final TreeHash hash = new TreeHash();
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
        for (StoredRow row = rows.next(); row != null; row = rows.next()) {
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

    private void take(StoredRow row) throws FaultException {
        long expected = tree.size();
        if (row.index() != expected) {
            throw outOfOrder(expected, row.index());
        }
        byte[] content = row.content();
        byte[] stored = row.hash();
        try {
            if (content == null || stored == null || !MessageDigest.isEqual(hash.leaf(content), stored)) {
                throw new IOException("its bytes do not match its hash");
            }
            if (keys.isBegun() && !signatures.isWaiting() && PlainRecord.isSound(row, content)) {
                takePlain(row, stored);
                return;
            }
            RecordFacts facts = RecordFacts.parse(content);
            if (facts.version() < version) {
                throw new IOException("it is of an older version than the record before it");
            }
            version = facts.version();
            RowCheck.check(row, facts, FORMAT);
            if (facts.version() == FORMAT) {
                keys.learn(facts);
            }
            signatures.take(facts, stored);
            open.take(facts);
        } catch (IOException e) {
            throw FaultException.tampered(expected, "record " + expected + ": " + e.getMessage());
        }
        tree.append(stored);
    }

    private void takePlain(StoredRow row, byte[] stored) {
        signatures.passBy(row.index(), stored, null);
        byte[] request = row.key(REQUEST);
        byte[] phase = row.key(0);
        if (request != null && request.length > 0 && phase != null) {
            open.take(
                    row.index(),
                    new String(phase, StandardCharsets.US_ASCII),
                    new String(request, StandardCharsets.US_ASCII));
        }
        tree.append(stored);
    }

    static FaultException outOfOrder(long expected, long index) {
        return new FaultException(
                index > expected ? Verdict.Finding.INCOMPLETE : Verdict.Finding.TAMPERED,
                expected,
                "record " + expected + " is missing; the next one is " + index);
    }
}
