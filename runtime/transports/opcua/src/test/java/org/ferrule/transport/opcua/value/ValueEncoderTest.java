package org.ferrule.transport.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueEncoderTest {
    private static Object encoded(Value value, OpcUaDataType type) throws DeviceException {
        return ValueEncoder.encode(value, type, "the node").value();
    }

    @ParameterizedTest
    @CsvSource({
        "SByte, -128, 127",
        "Byte, 0, 255",
        "Int16, -32768, 32767",
        "UInt16, 0, 65535",
        "Int32, -2147483648, 2147483647",
        "UInt32, 0, 4294967295"
    })
    void takesEachWholeNumberUpToItsTypesLimitsAndNoneBeyond(OpcUaDataType type, long low, long high)
            throws DeviceException {
        assertThat(encoded(Value.integer(low), type)).isInstanceOf(type.getBackingClass());
        assertThat(((Number) encoded(Value.integer(low), type)).longValue()).isEqualTo(low);
        assertThat(((Number) encoded(Value.integer(high), type)).longValue()).isEqualTo(high);
        for (long beyond : List.of(low - 1, high + 1)) {
            assertThatThrownBy(() -> encoded(Value.integer(beyond), type))
                    .isInstanceOfSatisfying(
                            DeviceException.class,
                            e -> assertThat(e.deviceCode()).isEqualTo("0x803C0000"))
                    .hasMessageStartingWith("not sent to the device (0x80")
                    .hasMessageContaining(String.valueOf(beyond));
        }
    }

    @Test
    void neverSendsANegativeNumberAsALargeUnsignedOne() throws DeviceException {
        assertThat(encoded(Value.integer(Long.MAX_VALUE), OpcUaDataType.UInt64))
                .isEqualTo(ULong.valueOf(Long.MAX_VALUE));
        assertThatThrownBy(() -> encoded(Value.integer(-1), OpcUaDataType.UInt64))
                .isInstanceOf(DeviceException.class);
    }

    @Test
    void neverRoundsARealToAWholeNumber() throws DeviceException {
        assertThat(encoded(Value.real(3.0), OpcUaDataType.Int32)).isEqualTo(3);
        assertThatThrownBy(() -> encoded(Value.real(3.5), OpcUaDataType.Int32))
                .hasMessageContaining("Bad_TypeMismatch");
    }

    @Test
    void refusesARealThatSinglePrecisionCannotHold() {
        assertThatThrownBy(() -> encoded(Value.real(1e300), OpcUaDataType.Float))
                .hasMessageContaining("Bad_OutOfRange");
    }

    @Test
    void sendsADurationInMilliseconds() throws DeviceException {
        assertThat(encoded(new Value.Span(Duration.ofSeconds(2)), OpcUaDataType.Double))
                .isEqualTo(2000.0);
    }

    @Test
    void namesTheElementOfAListThatDoesNotFit() {
        Value list = new Value.Items(List.of(Value.integer(1), Value.text("two")));
        assertThatThrownBy(() -> encoded(list, OpcUaDataType.Int32)).hasMessageContaining("the node[1]");
    }
}
