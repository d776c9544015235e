package org.ferrule.api.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value of one of the {@linkplain ValueType closed types}, or explicitly {@link Absent}. Immutable. A number carries no
 * unit: its unit is always the one that the descriptor declares.
 *
 * @since 0.1
 */
public sealed interface Value {
    /** The type, or null for {@link Absent}, which fits every type and is never good. */
    @Nullable
    ValueType type();

    /** The value in plain text as people read it, for example {@code 37.0}. */
    String text();

    /** Makes a REAL. */
    static Value real(double value) {
        return new Real(value);
    }

    /** Makes an INT. */
    static Value integer(long value) {
        return new Int(value);
    }

    /** Makes a BOOL. */
    static Value bool(boolean value) {
        return new Bool(value);
    }

    /** Makes a TEXT. */
    static Value text(String value) {
        return new Text(value);
    }

    /** Makes an ENUM. */
    static Value enumerated(long code, String name) {
        return new Enumerated(code, name);
    }

    /** The one absent value. */
    static Value absent() {
        return new Absent();
    }

    /**
     * The number in a REAL or INT.
     *
     * @throws IllegalStateException if this is no number
     */
    default double number() {
        throw new IllegalStateException("not a number but " + this);
    }

    /**
     * BOOL.
     *
     * @param value the truth value
     */
    record Bool(boolean value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.BOOL;
        }

        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /**
     * INT.
     *
     * @param value in the declared unit
     */
    record Int(long value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.INT;
        }

        @Override
        public String text() {
            return Long.toString(value);
        }

        @Override
        public double number() {
            return value;
        }
    }

    /**
     * REAL.
     *
     * @param value in the declared unit; NaN and infinities are never good
     */
    record Real(double value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.REAL;
        }

        @Override
        public String text() {
            return Double.toString(value);
        }

        @Override
        public double number() {
            return value;
        }
    }

    /**
     * TEXT.
     *
     * @param value the text, possibly empty
     */
    record Text(String value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.TEXT;
        }

        @Override
        public String text() {
            return value;
        }
    }

    /**
     * ENUM. Equality is by code and name.
     *
     * @param code the device's number; a code that the descriptor does not know is kept
     * @param name the declared name, or {@code UNKNOWN} where the code is not declared
     */
    record Enumerated(long code, String name) implements Value {
        @Override
        public ValueType type() {
            return ValueType.ENUM;
        }

        @Override
        public String text() {
            return name;
        }
    }

    /**
     * TIMESTAMP.
     *
     * @param value UTC
     */
    record Timestamp(Instant value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.TIMESTAMP;
        }

        @Override
        public String text() {
            return value.toString();
        }
    }

    /**
     * DURATION.
     *
     * @param value the length
     */
    record Span(Duration value) implements Value {
        @Override
        public ValueType type() {
            return ValueType.DURATION;
        }

        @Override
        public String text() {
            return String.format(Locale.ROOT, "%s s", value.toMillis() / 1000.0);
        }
    }

    /** BYTES. Copies on the way in and out. */
    final class Bytes implements Value {
        private final byte[] content;
        private final String contentType;

        /**
         * Copies the bytes.
         *
         * @param content the bytes, possibly none
         * @param contentType a media type, for example {@code application/octet-stream}
         */
        public Bytes(byte[] content, String contentType) {
            this.content = content.clone();
            this.contentType = contentType;
        }

        /** A copy of the bytes. */
        public byte[] content() {
            return content.clone();
        }

        /** The media type. */
        public String contentType() {
            return contentType;
        }

        @Override
        public ValueType type() {
            return ValueType.BYTES;
        }

        @Override
        public String text() {
            return content.length + " bytes " + contentType;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes that
                    && contentType.equals(that.contentType)
                    && Arrays.equals(content, that.content);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(content);
        }

        @Override
        public String toString() {
            return "Bytes[" + text() + "]";
        }
    }

    /**
     * LIST.
     *
     * @param items values of one type, in order
     */
    record Items(List<Value> items) implements Value {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public ValueType type() {
            return ValueType.LIST;
        }

        @Override
        public String text() {
            return items.stream().map(Value::text).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    /**
     * STRUCT.
     *
     * @param fields values by name, in declared order
     */
    record Struct(Map<String, Value> fields) implements Value {
        /** Copies the map and keeps its order. */
        public Struct {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public ValueType type() {
            return ValueType.STRUCT;
        }

        @Override
        public String text() {
            return fields.entrySet().stream()
                    .map(f -> f.getKey() + ": " + f.getValue().text())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /**
     * TABLE.
     *
     * @param columns column names in order
     * @param rows one list of values a row, each as long as {@code columns}
     */
    record Table(List<String> columns, List<List<Value>> rows) implements Value {
        /** Copies the rows and checks their length. */
        public Table {
            columns = List.copyOf(columns);
            List<List<Value>> copy = new ArrayList<>();
            for (List<Value> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "a row of " + row.size() + " values under " + columns.size() + " columns " + columns);
                }
                copy.add(List.copyOf(row));
            }
            rows = List.copyOf(copy);
        }

        @Override
        public ValueType type() {
            return ValueType.TABLE;
        }

        @Override
        public String text() {
            return rows.size() + " rows of " + columns;
        }
    }

    /** No value: explicit, and never good. */
    record Absent() implements Value {
        @Override
        public @Nullable ValueType type() {
            return null;
        }

        @Override
        public String text() {
            return "absent";
        }
    }
}
