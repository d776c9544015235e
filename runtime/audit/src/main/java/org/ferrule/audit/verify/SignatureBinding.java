package org.ferrule.audit.verify;

import java.io.IOException;
import org.ferrule.audit.merkle.TreeHash;
import org.jspecify.annotations.Nullable;

/** Holds each electronic signature against the record before it, which is the one that it must be for. */
final class SignatureBinding {
    private final String log;
    private long index = -1;
    private byte[] leaf = {};
    private @Nullable Long signedAt;

    SignatureBinding(String log) {
        this.log = log;
    }

    /** Takes the next record; an exception's message says what does not fit. */
    void take(RecordFacts record, byte[] leafHash) throws IOException {
        boolean isSignature =
                record.action().equals("SIGNATURE") && !record.phase().equals("REFUSED");
        if (signedAt != null && (signedAt != record.index() || !isSignature)) {
            throw unsigned(signedAt);
        }
        if (isSignature && signedAt == null && (index >= 0 || record.index() == 0)) {
            throw new IOException("it is a signature, but the record before it does not name it");
        }
        if (isSignature && index >= 0) {
            bind(record);
        }
        remember(record.index(), leafHash, record.signature());
    }

    /** Takes the next record, which neither is a signature nor names one. */
    void takePlain(long passed, byte[] leafHash) throws IOException {
        if (signedAt != null) {
            throw unsigned(signedAt);
        }
        remember(passed, leafHash, null);
    }

    private static IOException unsigned(long signature) {
        return new IOException("the record before it says that " + signature + " signs it, and this record does not");
    }

    private void remember(long passed, byte[] leafHash, @Nullable Long itsSignature) {
        index = passed;
        leaf = leafHash;
        signedAt = itsSignature;
    }

    private void bind(RecordFacts signature) throws IOException {
        demand(signature, "log", log);
        demand(signature, "signs.index", Long.toString(index));
        demand(signature, "signs.leafHash", TreeHash.hex(leaf));
        for (String name : new String[] {"printedName", "meaning", "components"}) {
            if (signature.detail().getOrDefault(name, "").isEmpty()) {
                throw new IOException("the signature lacks its " + name);
            }
        }
    }

    private static void demand(RecordFacts signature, String name, String expected) throws IOException {
        String says = signature.detail().get(name);
        if (!expected.equals(says)) {
            throw new IOException(
                    "the signature is for another record: its " + name + " is " + says + ", not " + expected);
        }
    }

    /** True if the last record taken is signed by one that has not come yet. */
    boolean isWaiting() {
        return signedAt != null;
    }
}
