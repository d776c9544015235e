package org.ferrule.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTest {
    @Test
    void everyTypeHasOneValueAndSaysWhich() {
        List<Value> one = List.of(
                Value.bool(true),
                Value.integer(-7),
                Value.real(37.0),
                Value.text("x"),
                Value.enumerated(2, "AUTO"),
                new Value.Timestamp(Instant.EPOCH),
                new Value.Span(Duration.ofMillis(1500)),
                new Value.Bytes(new byte[] {1, 2}, "image/png"),
                new Value.Items(List.of(Value.integer(1), Value.integer(2))),
                new Value.Struct(Map.of("a", Value.bool(false))),
                new Value.Table(List.of("t"), List.of(List.of(Value.real(1)))));

        assertThat(one).extracting(Value::type).containsExactly(ValueType.values());
        assertThat(one)
                .extracting(Value::text)
                .containsExactly(
                        "true",
                        "-7",
                        "37.0",
                        "x",
                        "AUTO",
                        "1970-01-01T00:00:00Z",
                        "1.5 s",
                        "2 bytes image/png",
                        "[1, 2]",
                        "{a: false}",
                        "1 rows of [t]");
    }

    @Test
    void absentHasNoTypeAndNoNumber() {
        assertThat(Value.absent().type()).isNull();
        assertThat(Value.absent()).isEqualTo(Value.absent());
        assertThatIllegalStateException().isThrownBy(() -> Value.absent().number());
        assertThatIllegalStateException().isThrownBy(() -> Value.text("7").number());
    }

    @Test
    void isNotChangedThroughWhatItWasMadeFrom() {
        byte[] bytes = {1};
        List<Value> items = new ArrayList<>(List.of(Value.integer(1)));
        Map<String, Value> fields = new LinkedHashMap<>(Map.of("a", Value.integer(1)));
        Value.Bytes ofBytes = new Value.Bytes(bytes, "x");
        Value.Items ofItems = new Value.Items(items);
        Value.Struct ofFields = new Value.Struct(fields);

        bytes[0] = 9;
        ofBytes.content()[0] = 9;
        items.clear();
        fields.clear();

        assertThat(ofBytes).isEqualTo(new Value.Bytes(new byte[] {1}, "x"));
        assertThat(ofItems.items()).hasSize(1);
        assertThat(ofFields.fields()).hasSize(1);
        assertThatThrownBy(() -> ofFields.fields().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aTableHasRowsAsWideAsItsColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Value.Table(List.of("a", "b"), List.of(List.of(Value.integer(1)))))
                .withMessageContaining("a row of 1 values under 2 columns");
    }

    @ParameterizedTest
    @CsvSource({"4, 45, 4, true", "4, 45, 45, true", "4, 45, 3.999, false", "4, 45, NaN, false", "-1, -1, -1, true"})
    void aRangeContainsItsEnds(double low, double high, double value, boolean isInside) {
        assertThat(new Range(low, high).contains(value)).isEqualTo(isInside);
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "NaN, 1", "0, NaN", "-Infinity, 0", "0, Infinity"})
    void aRangeIsFiniteAndInOrder(double low, double high) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Range(low, high));
    }

    @Test
    void aRangeEnclosesANarrowerOneOnly() {
        Range range = new Range(4, 45.5);

        assertThat(range.encloses(range)).isTrue();
        assertThat(range.encloses(new Range(5, 45))).isTrue();
        assertThat(range.encloses(new Range(3, 45))).isFalse();
        assertThat(range.encloses(new Range(5, 46))).isFalse();
        assertThat(range).hasToString("[4, 45.5]");
    }
}
