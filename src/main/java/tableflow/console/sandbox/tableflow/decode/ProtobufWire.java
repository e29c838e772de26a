package tableflow.console.sandbox.tableflow.decode;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Protobuf's wire format: a message as the values found under each field's number, in the order of the wire.
final class ProtobufWire {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private ProtobufWire() {}

    /// A value: `bytes` for what has a length, else `bits`.
    static final class Raw {
        private final int wireType;
        private final long bits;
        private final byte[] bytes;
        private final int end;

        Raw(int wireType, long bits, byte[] bytes) {
            this(wireType, bits, bytes, 0);
        }

        private Raw(int wireType, long bits, byte[] bytes, int end) {
            this.wireType = wireType;
            this.bits = bits;
            this.bytes = bytes;
            this.end = end;
        }

        /// Where in its message it ends; what stands later counts more.
        int end() {
            return end;
        }

        int wireType() {
            return wireType;
        }

        long bits() {
            return bits;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean hasBytes() {
            return wireType == BYTES;
        }
    }

    static Map<Integer, List<Raw>> message(byte[] bytes) throws Undecodable {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, List<Raw>> fields = new HashMap<>();
        try {
            while (in.hasRemaining()) {
                long tag = varint(in);
                int wireType = (int) (tag & 7);
                int number = (int) (tag >>> 3);
                if (number <= 0) {
                    throw new Undecodable("No field number in a Protobuf message");
                }
                Raw raw = switch (wireType) {
                    case VARINT -> new Raw(wireType, varint(in), new byte[0], in.position());
                    case FIXED_64 -> new Raw(wireType, in.getLong(), new byte[0], in.position());
                    case FIXED_32 -> new Raw(wireType, in.getInt(), new byte[0], in.position());
                    case BYTES -> new Raw(wireType, 0, take(in), in.position());
                    default -> throw new Undecodable("Unknown wire type " + wireType + " in a Protobuf message");
                };
                fields.computeIfAbsent(number, first -> new ArrayList<>()).add(raw);
            }
        } catch (BufferUnderflowException e) {
            throw new Undecodable("The Protobuf message ends too early", e);
        }
        return fields;
    }

    private static byte[] take(ByteBuffer in) throws Undecodable {
        long length = varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new Undecodable("The Protobuf message ends too early");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    static long varint(ByteBuffer in) throws Undecodable {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Undecodable("A number in the Protobuf message has no end");
    }

    /// The values of a packed field: numbers of one wire type without tags.
    static List<Raw> packed(byte[] bytes, int wireType) throws Undecodable {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Raw> values = new ArrayList<>();
        try {
            while (in.hasRemaining()) {
                long bits = switch (wireType) {
                    case FIXED_64 -> in.getLong();
                    case FIXED_32 -> in.getInt();
                    default -> varint(in);
                };
                values.add(new Raw(wireType, bits, new byte[0]));
            }
        } catch (BufferUnderflowException e) {
            throw new Undecodable("The Protobuf message ends too early", e);
        }
        return values;
    }

    /// How a scalar of this name is written.
    static int wireType(String scalar) {
        return switch (scalar) {
            case "double", "fixed64", "sfixed64" -> FIXED_64;
            case "float", "fixed32", "sfixed32" -> FIXED_32;
            case "string", "bytes" -> BYTES;
            default -> VARINT;
        };
    }

    static long zigZag(long bits) {
        return (bits >>> 1) ^ -(bits & 1);
    }
}
