package org.ferrule.audit.verify;

import java.util.Arrays;

/** Steps through bytes that should be plain ASCII; stands still and says no where they are not as expected. */
final class Ascii {
    /** By month; the 29th of February is left to whoever knows leap years. */
    private static final int[] LAST_DAY = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final long MILLIS_A_DAY = 86_400_000;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int start;

    Ascii(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    boolean isAtEnd() {
        return at == end;
    }

    boolean literal(String text) {
        int length = text.length();
        if (at + length > end) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        at += length;
        return true;
    }

    /** The rest of a JSON text whose opening quote is behind; false if it holds an escape or a byte that is not printable ASCII. */
    boolean text() {
        start = at;
        while (at < end) {
            byte one = bytes[at++];
            if (one == '"') {
                return true;
            }
            if (one < ' ' || one == '\\') {
                return false;
            }
        }
        return false;
    }

    /** The last text. */
    byte[] last() {
        return Arrays.copyOfRange(bytes, start, at - 1);
    }

    boolean lastIs(byte[] other) {
        return Arrays.equals(bytes, start, at - 1, other, 0, other.length);
    }

    /** True if the last text is what a column says. */
    boolean lastIs(StoredRow row, int key) {
        return row.isKey(key, bytes, start, at - 1);
    }

    /** A number without sign or leading zero; -1 if it is none. */
    long number() {
        long value = 0;
        int first = at;
        while (at < end && at - first < 18 && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + bytes[at++] - '0';
        }
        boolean isNumber = at > first && (bytes[first] != '0' || at == first + 1);
        return isNumber ? value : -1;
    }

    /** True if this is the number and nothing else. */
    boolean isNumber(long value) {
        return number() == value && isAtEnd();
    }

    /** The milliseconds since 1970 of {@code 2026-03-01T12:00:00.123Z} and a closing quote; -1 if it is written in another way. */
    long millis() {
        int year = digits(4, '-');
        int month = digits(2, '-');
        int day = digits(2, 'T');
        int hour = digits(2, ':');
        int minute = digits(2, ':');
        int second = digits(2, '.');
        int milli = digits(3, 'Z');
        boolean isTime = year >= 1970
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= LAST_DAY[month]
                && hour >= 0
                && hour < 24;
        if (!isTime || minute < 0 || minute > 59 || second < 0 || second > 59 || milli < 0 || !literal("\"")) {
            return -1;
        }
        return days(year, month, day) * MILLIS_A_DAY + ((hour * 60L + minute) * 60 + second) * 1000 + milli;
    }

    private int digits(int count, char then) {
        int value = 0;
        if (at + count >= end) {
            return -1;
        }
        for (int i = 0; i < count; i++) {
            int digit = bytes[at + i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        if (bytes[at + count] != then) {
            return -1;
        }
        at += count + 1;
        return value;
    }

    /** Days since 1970 of a date in the Gregorian calendar, counted in years that begin in March, so that leap days come last. */
    private static long days(int year, int month, int day) {
        int march = month > 2 ? year : year - 1;
        long century = march / 100;
        long leaps = march / 4 - century + century / 4;
        int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return march * 365L + leaps + ofYear - 719_468;
    }
}
