package org.ferrule.audit.verify;

import org.jspecify.annotations.Nullable;

/**
 * What is left of a row when everything has been checked that can be without the rows before it.
 *
 * @param index its key
 * @param leaf the record's leaf hash
 * @param facts what the record says; null if it is a plain one, or something is wrong
 * @param phase of a plain record with a request; empty otherwise
 * @param request of a plain record; may be empty
 * @param wrong what is wrong; empty if nothing is
 */
record CheckedRow(long index, byte[] leaf, @Nullable RecordFacts facts, String phase, String request, String wrong) {
    static CheckedRow wrong(long index, String wrong) {
        return new CheckedRow(index, new byte[0], null, "", "", wrong);
    }
}
