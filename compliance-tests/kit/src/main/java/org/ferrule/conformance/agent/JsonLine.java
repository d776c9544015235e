package org.ferrule.conformance.agent;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, written member by member. ASCII only, so that no charset can come between agent and kit. */
final class JsonLine {
    private final StringBuilder text = new StringBuilder("{");

    JsonLine put(String name, @Nullable Object value) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        text.append(':');
        write(value);
        return this;
    }

    private void write(@Nullable Object value) {
        if (value instanceof Collection<?> values) {
            text.append('[');
            String separator = "";
            for (Object each : values) {
                text.append(separator);
                write(each);
                separator = ",";
            }
            text.append(']');
        } else if (value == null || value instanceof Number || value instanceof Boolean || value instanceof JsonLine) {
            text.append(value);
        } else {
            quote(value.toString());
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                text.append("\\u").append(Character.forDigit(c >> 12, 16));
                text.append(Character.forDigit(c >> 8 & 0xf, 16));
                text.append(Character.forDigit(c >> 4 & 0xf, 16));
                text.append(Character.forDigit(c & 0xf, 16));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
