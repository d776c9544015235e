package org.ferrule.audit.verify;

import org.jspecify.annotations.Nullable;

/** What is left of a row when everything has been checked that can be without the rows before it. */
final class CheckedRow {
    private static final byte[] NONE = {};
    private static final Mention NO_MENTION = new Mention("", "");

    private final long index;
    private final byte[] leaf;
    private final @Nullable RecordFacts facts;
    private final Mention mention;
    private String wrong = "";

    /**
     * That a record is about a request.
     *
     * @param phase the record's phase
     * @param request the id; both are empty if there is none
     */
    record Mention(String phase, String request) {}

    private CheckedRow(long index, byte[] leaf, @Nullable RecordFacts facts, Mention mention) {
        this.index = index;
        this.leaf = leaf;
        this.facts = facts;
        this.mention = mention;
    }

    /** A sound row whose record is plain. */
    static CheckedRow plain(long index, byte[] leaf, Mention mention) {
        return new CheckedRow(index, leaf, null, mention);
    }

    /** A sound row whose record names no request. */
    static CheckedRow plain(long index, byte[] leaf) {
        return new CheckedRow(index, leaf, null, NO_MENTION);
    }

    /** A sound row whose record is an unusual one. */
    static CheckedRow of(RecordFacts facts, byte[] leaf) {
        return new CheckedRow(facts.index(), leaf, facts, NO_MENTION);
    }

    /** A row with which something is wrong. */
    static CheckedRow wrong(long index, String wrong) {
        CheckedRow row = new CheckedRow(index, NONE, null, NO_MENTION);
        row.wrong = wrong;
        return row;
    }

    /** Its key. */
    long index() {
        return index;
    }

    /** The record's leaf hash. */
    byte[] leaf() {
        return leaf;
    }

    /** What the record says; null if it is a plain one, or something is wrong. */
    @Nullable
    RecordFacts facts() {
        return facts;
    }

    /** The request of a plain record. */
    Mention mention() {
        return mention;
    }

    /** What is wrong; empty if nothing is. */
    String wrong() {
        return wrong;
    }
}
