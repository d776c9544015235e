package org.ferrule.transport.opcua.value;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.ferrule.api.error.DeviceException;
import org.ferrule.api.model.Value;

/**
 * From the SDK's values to the data type that a variable or argument has. A value that does not fit is refused here with the
 * status code that a server would use, because a server may clip it instead.
 */
public final class ValueEncoder {
    private static final String TYPE_MISMATCH = "0x80740000";
    private static final String OUT_OF_RANGE = "0x803C0000";
    // The exception's own words speak of the device's answer, and there was none.
    private static final BigInteger ULONG_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final Map<OpcUaDataType, List<BigInteger>> LIMITS = Map.of(
            OpcUaDataType.SByte, between(Byte.MIN_VALUE, Byte.MAX_VALUE),
            OpcUaDataType.Byte, between(0, 0xFFL),
            OpcUaDataType.Int16, between(Short.MIN_VALUE, Short.MAX_VALUE),
            OpcUaDataType.UInt16, between(0, 0xFFFFL),
            OpcUaDataType.Int32, between(Integer.MIN_VALUE, Integer.MAX_VALUE),
            OpcUaDataType.UInt32, between(0, 0xFFFFFFFFL),
            OpcUaDataType.Int64, between(Long.MIN_VALUE, Long.MAX_VALUE),
            OpcUaDataType.UInt64, List.of(BigInteger.ZERO, ULONG_MAX));

    private ValueEncoder() {}

    /**
     * Converts.
     *
     * @param value what to send
     * @param type the built-in type that the receiver declares; {@code Variant} takes any
     * @param place what the value is for, for the message
     * @throws DeviceException if the value is not of the type or does not fit into it
     */
    public static Variant encode(Value value, OpcUaDataType type, String place) throws DeviceException {
        OpcUaDataType wanted = type == OpcUaDataType.Variant ? natural(value, place) : type;
        if (!(value instanceof Value.Items items)) {
            return new Variant(scalar(value, wanted, place));
        }
        Object array = Array.newInstance(wanted.getBackingClass(), items.items().size());
        for (int i = 0; i < items.items().size(); i++) {
            Array.set(array, i, scalar(items.items().get(i), wanted, place + "[" + i + "]"));
        }
        return new Variant(array);
    }

    private static Object scalar(Value value, OpcUaDataType type, String place) throws DeviceException {
        return switch (type) {
            case SByte, Byte, Int16, UInt16, Int32, UInt32, Int64, UInt64 -> whole(value, type, place);
            case Float, Double -> real(value, type, place);
            case Boolean -> {
                if (value instanceof Value.Bool truth) {
                    yield truth.value();
                }
                throw mismatch(value, type, place);
            }
            case String -> text(value, type, place);
            case LocalizedText -> LocalizedText.english(text(value, type, place));
            case DateTime -> {
                if (value instanceof Value.Timestamp time) {
                    yield new DateTime(time.value());
                }
                throw mismatch(value, type, place);
            }
            case ByteString -> {
                if (value instanceof Value.Bytes bytes) {
                    yield ByteString.of(bytes.content());
                }
                throw mismatch(value, type, place);
            }
            default -> throw mismatch(value, type, place);
        };
    }

    private static String text(Value value, OpcUaDataType type, String place) throws DeviceException {
        if (value instanceof Value.Text || value instanceof Value.Enumerated) {
            return value.text();
        }
        throw mismatch(value, type, place);
    }

    private static Object whole(Value value, OpcUaDataType type, String place) throws DeviceException {
        BigInteger number;
        if (value instanceof Value.Int whole) {
            number = BigInteger.valueOf(whole.value());
        } else if (value instanceof Value.Enumerated choice) {
            number = BigInteger.valueOf(choice.code());
        } else if (value instanceof Value.Real real
                && Double.isFinite(real.value())
                && Math.rint(real.value()) == real.value()) {
            number = new BigDecimal(real.value()).toBigInteger();
        } else {
            throw mismatch(value, type, place);
        }
        List<BigInteger> limits = LIMITS.getOrDefault(type, List.of(BigInteger.ZERO, BigInteger.ZERO));
        if (number.compareTo(limits.get(0)) < 0 || number.compareTo(limits.get(1)) > 0) {
            throw DeviceException.beforeSending(
                    OUT_OF_RANGE,
                    "Bad_OutOfRange: " + place + " is of type " + type + " (" + limits.get(0) + " to " + limits.get(1)
                            + ") and cannot hold " + number);
        }
        return integer(number, type);
    }

    private static Object integer(BigInteger number, OpcUaDataType type) {
        return switch (type) {
            case SByte -> number.byteValue();
            case Byte -> UByte.valueOf(number.shortValue());
            case Int16 -> number.shortValue();
            case UInt16 -> UShort.valueOf(number.intValue());
            case Int32 -> number.intValue();
            case UInt32 -> UInteger.valueOf(number.longValue());
            case UInt64 -> ULong.valueOf(number);
            default -> number.longValue();
        };
    }

    private static Object real(Value value, OpcUaDataType type, String place) throws DeviceException {
        double number;
        if (value instanceof Value.Real || value instanceof Value.Int) {
            number = value.number();
        } else if (value instanceof Value.Span span) {
            // The standard's Duration is a Double in milliseconds.
            number = span.value().toNanos() / 1e6;
        } else {
            throw mismatch(value, type, place);
        }
        boolean isSingle = type == OpcUaDataType.Float;
        if (!Double.isFinite(number) || (isSingle && Math.abs(number) > Float.MAX_VALUE)) {
            throw DeviceException.beforeSending(
                    OUT_OF_RANGE, "Bad_OutOfRange: " + place + " is of type " + type + " and cannot hold " + number);
        }
        return isSingle ? (Object) (float) number : (Object) number;
    }

    private static OpcUaDataType natural(Value value, String place) throws DeviceException {
        if (value instanceof Value.Items items && !items.items().isEmpty()) {
            return natural(items.items().get(0), place);
        }
        if (value instanceof Value.Bool) {
            return OpcUaDataType.Boolean;
        }
        if (value instanceof Value.Int) {
            return OpcUaDataType.Int64;
        }
        if (value instanceof Value.Enumerated) {
            return OpcUaDataType.Int32;
        }
        if (value instanceof Value.Real || value instanceof Value.Span) {
            return OpcUaDataType.Double;
        }
        if (value instanceof Value.Timestamp) {
            return OpcUaDataType.DateTime;
        }
        if (value instanceof Value.Bytes) {
            return OpcUaDataType.ByteString;
        }
        if (value instanceof Value.Text) {
            return OpcUaDataType.String;
        }
        throw mismatch(value, OpcUaDataType.Variant, place);
    }

    private static DeviceException mismatch(Value value, OpcUaDataType type, String place) {
        return DeviceException.beforeSending(
                TYPE_MISMATCH, "Bad_TypeMismatch: " + place + " is of type " + type + " and cannot take " + value);
    }

    private static List<BigInteger> between(long low, long high) {
        return List.of(BigInteger.valueOf(low), BigInteger.valueOf(high));
    }
}
