package org.ferrule.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Recognises, without making anything of it, a record that is written exactly as the runtime writes records and agrees with its search
 * columns. Nearly all are like that, and verification is then as fast as its hashes. Anything unusual (an escape, a letter beyond ASCII,
 * a signature, a change of the key) is not wrong: it is left to {@link RecordFacts}.
 */
final class PlainRecord {
    private static final byte[] SIGNATURE = "SIGNATURE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRAIL = "TRAIL".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BATCH_KEY = "batch".getBytes(StandardCharsets.US_ASCII);
    private static final int AT = 7;
    private static final int BATCH = 6;

    private final Ascii in;
    private final StoredRow row;

    private PlainRecord(StoredRow row) {
        this.in = row.ascii();
        this.row = row;
    }

    /** True if the row's content, which must be there, is such a record and its columns agree with it. */
    static boolean isSound(StoredRow row) {
        return new PlainRecord(row).matches();
    }

    private boolean matches() {
        boolean isSound = in.literal("{\"v\":2,\"index\":") && in.number() == row.index() && in.literal(",\"utc\":\"");
        isSound = isSound && time() && skipText(",\"zone\":\"") && in.literal(",\"mono\":") && in.number() >= 0;
        isSound = isSound && skipText(",\"boot\":\"") && skipText(",\"clock\":\"");
        isSound = isSound && column(",\"phase\":\"", 0) && column(",\"action\":\"", 1) && !isSpecial();
        isSound = isSound && column(",\"user\":\"", 2) && skipText(",\"role\":\"") && skipText(",\"client\":\"");
        isSound = isSound && column(",\"target\":\"", 3) && skipText(",\"old\":\"") && skipText(",\"new\":\"");
        isSound = isSound && skipText(",\"unit\":\"") && skipText(",\"reason\":\"");
        isSound =
                isSound && column(",\"request\":\"", 4) && column(",\"outcome\":\"", 5) && in.literal(",\"source\":{");
        isSound = isSound && skipText("\"kind\":\"") && skipText(",\"name\":\"") && skipText(",\"sha256\":\"");
        return isSound
                && in.literal("},\"context\":{")
                && facts(true)
                && in.literal(",\"signature\":null,\"detail\":{")
                && facts(false)
                && in.literal("}")
                && in.isAtEnd();
    }

    private boolean isSpecial() {
        return in.lastIs(SIGNATURE) || in.lastIs(TRAIL);
    }

    private boolean skipText(String before) {
        return in.literal(before) && in.text();
    }

    private boolean column(String before, int column) {
        return in.literal(before) && in.text() && in.lastIs(row, column);
    }

    private boolean time() {
        long millis = in.millis();
        return millis >= 0 && row.isKey(AT, millis);
    }

    /** Keys in ascending order, so that none can occur twice. */
    private boolean facts(boolean isContext) {
        boolean isBatchSeen = false;
        byte[] before = {};
        for (boolean isFirst = true; !in.literal("}"); isFirst = false) {
            if (!in.literal(isFirst ? "\"" : ",\"") || !in.text()) {
                return false;
            }
            byte[] key = in.last();
            if (!isFirst && Arrays.compareUnsigned(before, key) >= 0) {
                return false;
            }
            before = key;
            if (!in.literal(":\"") || !in.text()) {
                return false;
            }
            if (isContext && Arrays.equals(key, BATCH_KEY)) {
                isBatchSeen = in.lastIs(row, BATCH);
                if (!isBatchSeen) {
                    return false;
                }
            }
        }
        return !isContext || isBatchSeen || row.isKeyEmpty(BATCH);
    }
}
